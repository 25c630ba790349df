import { randomUUID } from 'node:crypto';
import type { Output } from '@dspt/contracts/define';
import { formerAddressUsed } from '@dspt/contracts/identity/accounts';
import type { findContacts } from '@dspt/contracts/identity/users';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FormerAddress } from './former-address.entity.js';
import { FormerAddressesRepository } from './former-addresses.repository.js';

/** Addresses that people no longer sign in with. */
@Injectable()
export class FormerAddressesService {
  constructor(
    private readonly repository: FormerAddressesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns its id, by which the mailbox can be written to */
  async add(manager: EntityManager, personId: string, email: string): Promise<string> {
    const id = randomUUID();
    await this.repository.insert(manager, { id, personId, email, until: this.clock.now() });
    return id;
  }

  /** It is in use again. */
  async forget(manager: EntityManager, personId: string, email: string): Promise<void> {
    await this.repository.delete(manager, personId, email);
  }

  /** Newest first. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  of(personId: string): Promise<FormerAddress[]> {
    return this.repository.ofPerson(personId);
  }

  /** Whoever reads the mailbox is told to sign in with the other address. */
  async tellUsed(manager: EntityManager, email: string): Promise<void> {
    const address = await this.repository.latest(manager, email);
    if (address) await this.outbox.tell(manager, formerAddressUsed, { formerAddressId: address.id });
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  contacts(ids: string[]): Promise<Output<typeof findContacts>['formerAddresses']> {
    return this.repository.contacts(ids);
  }
}
