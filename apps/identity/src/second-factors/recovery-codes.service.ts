import { randomInt } from 'node:crypto';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { Vault } from '../vault/vault.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';

const howMany = 10;
const digits = 10;

/** Codes on paper, for whoever has lost their authenticator app: each counts once in its place. */
@Injectable()
export class RecoveryCodesService {
  constructor(
    private readonly repository: RecoveryCodesRepository,
    private readonly vault: Vault,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
  ) {}

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  left(personId: string, manager?: EntityManager): Promise<number> {
    return this.repository.count(personId, manager);
  }

  isGood(personId: string, code: string): Promise<boolean> {
    return this.repository.has(personId, this.hashOf(code));
  }

  /** @returns `false` when it was used at the same moment */
  async use(manager: EntityManager, personId: string, code: string): Promise<boolean> {
    if (!(await this.repository.use(manager, personId, this.hashOf(code)))) return false;
    await this.events.record('recovery-code-used', { personId }, manager);
    const codesLeft = await this.repository.count(personId, manager);
    const did = 'recovery-code-used';
    await this.outbox.tell(manager, secondFactorChanged, { personId, did, codesLeft });
    return true;
  }

  /** Those before no longer count. @returns the new ones, which nobody can be shown again */
  async makeAnew(manager: EntityManager, personId: string): Promise<string[]> {
    const codes = new Set<string>();
    while (codes.size < howMany) codes.add(String(randomInt(10 ** digits)).padStart(digits, '0'));
    await this.repository.replaceAll(
      manager,
      personId,
      [...codes].map((code) => this.hashOf(code)),
    );
    return [...codes];
  }

  async forget(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.replaceAll(manager, personId, []);
  }

  private hashOf(code: string): Buffer {
    return this.vault.sign('recovery code', code);
  }
}
