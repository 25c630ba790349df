import { accessRevoked } from '@dspt/contracts/identity/sessions';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRepository } from './access.repository.js';

/**
 * Makes a change of what somebody may do take effect at once. The person is locked from the moment after which tokens
 * are good until the change is committed; whoever issues a token waits for that, so none can carry the old rights.
 */
@Injectable()
export class AccessService {
  constructor(
    private readonly repository: AccessRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Nobody else changes what the person may do until the transaction ends. Organisations are locked before. */
  async hold(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.lock(manager, personId);
  }

  /** Voids every token of the person. Last step of a transaction. */
  async revoke(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.lock(manager, personId);
    const before = this.clock.outside();
    await this.repository.personChanged(manager, personId, before);
    await this.tell(manager, personId, null, before);
  }

  /** Voids the tokens of one session. Last step of a transaction. */
  async revokeSession(manager: EntityManager, personId: string, sessionId: string): Promise<void> {
    await this.repository.lock(manager, personId);
    const before = this.clock.outside();
    await this.repository.sessionChanged(manager, sessionId, before);
    await this.tell(manager, personId, sessionId, before);
  }

  private async tell(
    manager: EntityManager,
    personId: string,
    sessionId: string | null,
    before: Date,
  ): Promise<void> {
    await this.outbox.tell(manager, accessRevoked, { personId, sessionId, before: before.toISOString() });
  }
}
