import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '../vault/vault.js';

export type LinkKind = 'invitation' | 'password-reset';

/** What an emailed link belongs to; renewing it raises the version. */
export interface Linked {
  id: string;
  version: number;
  tokenHash: Buffer;
}

/** Secret tokens in emailed links: made anew from id and version when needed, stored as a hash only. */
@Injectable()
export class Links {
  constructor(private readonly vault: Vault) {}

  make(kind: LinkKind, id: string, version: number): { token: string; tokenHash: Buffer } {
    const idPart = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
    const token = `${idPart}.${this.vault.sign('link', `${kind}|${id}|${version}`).toString('base64url')}`;
    return { token, tokenHash: hashOf(token) };
  }

  /** Id of what a token claims to belong to; `undefined` when it cannot be a token. */
  idIn(token: string): string | undefined {
    const bytes = Buffer.from(token.split('.')[0]!, 'base64url');
    if (bytes.length !== 16) return undefined;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** Whether a token is the newest one, one that a renewal has replaced, or none of ours. */
  check(
    kind: LinkKind,
    token: string,
    { id, version, tokenHash }: Linked,
  ): 'current' | 'replaced' | 'unknown' {
    if (same(hashOf(token), tokenHash)) return 'current';
    for (let earlier = version - 1; earlier >= 1; earlier--)
      if (same(hashOf(token), this.make(kind, id, earlier).tokenHash)) return 'replaced';
    return 'unknown';
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
