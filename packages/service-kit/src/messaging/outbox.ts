import type { EventContract } from '@dspt/contracts/define';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { acting } from '../audit/acting.js';
import { Relay } from './relay.js';

/** Tells everyone a fact, in the transaction that makes it true. */
@Injectable()
export class Outbox {
  /** A command, which carries nothing itself, gives a relay that does nothing: the running service finds the facts. */
  constructor(
    @Inject(Relay) private readonly relay: Pick<Relay, 'wakeAfterCommit'> & Partial<Pick<Relay, 'wake'>>,
  ) {}

  /** @example await outbox.tell(manager, published, { code, level, ... }) */
  async tell<E extends EventContract>(
    manager: EntityManager,
    event: E,
    data: z.input<E['data']>,
  ): Promise<void> {
    const fact = event.data.parse(data) as Record<string, unknown>;
    await manager.query('insert into outbox (name, about, data, request_id) values ($1, $2, $3, $4)', [
      event.name,
      event.newestPer ? fact[event.newestPer] : null,
      JSON.stringify(fact),
      acting().requestId,
    ]);
    this.relay.wakeAfterCommit(manager);
  }

  /** A repository has put a fact into the outbox in the one statement that makes it true: carry it on. */
  toldInStatement(): void {
    this.relay.wake?.();
  }
}
