import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { acting } from './acting.js';
import { AUDIT_KEY } from './audit-key.js';
import { codeOf, lineColumns, withoutSecrets, type StoredLine } from './line.js';
import { Sealer } from './sealer.js';

/** One change, as whoever makes it describes it; who does it and why is known from around. */
export interface Change {
  /** `<thing>.<what happened to it>`, such as `member.role-changed`. */
  did: string;
  /** ODS code of the organisation it is about. */
  organisation?: string | null;
  /** The person it is about. */
  person?: string | null;
  /** Only what changed, by name. */
  from?: Record<string, unknown>;
  to?: Record<string, unknown>;
  /** When no helpdesk action gives one. */
  reason?: string | null;
  caseNumber?: string | null;
}

const insert = `insert into audit (${lineColumns.join(', ')}, mac)
  values (${[...lineColumns, 'mac'].map((_, index) => `$${index + 1}`).join(', ')})`;

/** The trail of who changed what, for whom and why. */
@Injectable()
export class Audit {
  constructor(
    @Inject(AUDIT_KEY) private readonly key: Buffer,
    private readonly clock: Clock,
    /** A command, which seals nothing itself, gives one that does nothing. */
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'wakeAfterCommit'>,
  ) {}

  /**
   * Writes a line in the transaction of the change itself: there is never one without the other.
   * @example await audit.write(manager, { did: 'member.role-changed', organisation: code, person, from: { role }, to: { role: 'auditor' } })
   */
  async write(manager: EntityManager, change: Change): Promise<void> {
    const line = this.lineOf(change);
    await manager.query(insert, [...lineColumns.map((column) => line[column]), codeOf(this.key, line)]);
    this.sealer.wakeAfterCommit(manager);
  }

  private lineOf({ did, organisation, person, from, to, reason, caseNumber }: Change): StoredLine {
    const { actor, requestId, action } = acting();
    return {
      id: randomUUID(),
      at: this.clock.now(),
      did,
      actor_id: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      actor_role: actor?.role ?? null,
      organisation: organisation ?? null,
      person: person ?? null,
      reason: action?.reason ?? reason ?? null,
      case_number: action?.caseNumber ?? caseNumber ?? null,
      action_id: action?.id ?? null,
      request_id: requestId,
      before: withoutSecrets(from ?? {}),
      after: withoutSecrets(to ?? {}),
    };
  }
}
