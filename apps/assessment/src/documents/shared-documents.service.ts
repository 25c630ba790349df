import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { SharedDocumentsRepository } from './shared-documents.repository.js';

/** What an organisation has of another one's documents. */
export interface Had {
  /** Ids that they have here, by the ids they have there. */
  ids: Map<string, string>;
  /** Whether the others have room. */
  fits: boolean;
}

/** Documents that become other organisations' as well: each has its own, under the same id, as after a move. */
@Injectable()
export class SharedDocumentsService {
  constructor(
    private readonly repository: SharedDocumentsRepository,
    private readonly stored: DocumentsRepository,
    private readonly documents: DocumentsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** By the codes of the organisations. */
  async look(
    from: string,
    ids: readonly string[],
    codes: readonly string[],
    manager?: EntityManager,
  ): Promise<Map<string, Had>> {
    if (ids.length === 0) return new Map(codes.map((code) => [code, { ids: new Map(), fits: true }]));
    const alike = await this.repository.alike({ from, ids, codes }, manager);
    const sizes = await this.repository.sizes(from, ids, manager);
    const used = await this.stored.bytesOf(codes, manager);
    const quota = this.config.DOCUMENTS_QUOTA_MB * 1024 * 1024;
    const had = (code: string): Had => {
      const theirs = new Map(alike.filter((one) => one.code === code).map((one) => [one.id, one.theirs]));
      const missing = ids.filter((id) => !theirs.has(id)).reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
      return { ids: theirs, fits: missing === 0 || (used.get(code) ?? 0) + missing <= quota };
    };
    return new Map(codes.map((code) => [code, had(code)]));
  }

  /**
   * They are in the name of whoever shares them: people there need not know who uploaded them elsewhere.
   * @returns ids of those that the other organisation did not have before @throws {DocumentsFull}
   */
  async share(
    manager: EntityManager,
    caller: Caller,
    { from, to, ids }: { from: string; to: string; ids: readonly string[] },
  ): Promise<string[]> {
    if (ids.length === 0) return [];
    const sizes = await this.repository.sizes(from, ids, manager);
    await this.documents.mustFit(
      manager,
      to,
      [...sizes.values()].reduce((sum, size) => sum + size, 0),
    );
    const by = { at: this.clock.now(), id: caller.personId, name: caller.name };
    return this.repository.share(manager, { from, to, ids }, by);
  }

  /** Undoing a copy leaves no document behind that only it had brought. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  takeBack(manager: EntityManager, code: string, ids: readonly string[], copyId: string): Promise<void> {
    return this.repository.takeBack(manager, code, ids, copyId);
  }
}
