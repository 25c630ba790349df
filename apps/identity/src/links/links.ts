import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '../vault/vault.js';
import { fromBase32, toBase32 } from './base32.js';
import { LinkIncomplete } from './links.problems.js';
import { readings } from './readings.js';

export type LinkKind = 'invitation' | 'password-reset' | 'email-change-old' | 'email-change-new';

/** What an emailed link belongs to; renewing it raises the version. */
export interface Linked {
  id: string;
  version: number;
}

const idBytes = 16;
const signatureBytes = 24;

/**
 * Secret tokens in emailed links: an id and a signature, made anew from id and version when needed and kept nowhere.
 * Nothing but letters and digits of one case, so that a damaged one can be read.
 */
@Injectable()
export class Links {
  constructor(private readonly vault: Vault) {}

  make(kind: LinkKind, id: string, version: number): string {
    const signature = this.vault.sign('link', `${kind}|${id}|${version}`).subarray(0, signatureBytes);
    return toBase32(Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), signature]));
  }

  /**
   * What a token belongs to, and whether a newer link has replaced it. @throws {LinkIncomplete} when it is none of ours
   * even after what mail programs do to links is undone
   */
  async find<L extends Linked>(
    kind: LinkKind,
    given: string,
    find: (id: string) => Promise<L | null>,
  ): Promise<{ linked: L; replaced: boolean }> {
    for (const token of readings(given)) {
      const linked = await find(idIn(token));
      const version = linked ? this.versionOf(kind, token, linked) : undefined;
      if (linked && version) return { linked, replaced: version < linked.version };
    }
    throw new LinkIncomplete();
  }

  private versionOf(kind: LinkKind, token: string, { id, version: newest }: Linked): number | undefined {
    for (let version = newest; version >= 1; version--)
      if (timingSafeEqual(Buffer.from(token), Buffer.from(this.make(kind, id, version)))) return version;
    return undefined;
  }
}

const idIn = (token: string): string =>
  fromBase32(token)
    .subarray(0, idBytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
