import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import type { Output, RequestInput } from '@dspt/contracts/define';
import type { findContacts } from '@dspt/contracts/identity/users';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleRepository } from './people.repository.js';
import type { FormerAddress } from './former-address.entity.js';
import type { Person } from './person.entity.js';

export type PersonDetails = Pick<Person, 'email' | 'firstName' | 'lastName' | 'telephone'>;
type Contacts = Output<typeof findContacts>;

@Injectable()
export class PeopleService {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<Person | null> {
    return this.repository.find(id);
  }

  /** Whom the address belongs to: also that of an account that was merged into the one found. */
  findByEmail(email: string, manager?: EntityManager): Promise<Person | null> {
    return this.repository.findByEmail(email, manager);
  }

  /** The account that is signed in to with exactly this address. */
  findByUserName(email: string): Promise<Person | null> {
    return this.repository.findByUserName(email);
  }

  /** @returns the new person; `null` when somebody else made an account for the address at the same moment */
  async add(
    manager: EntityManager,
    { email, firstName, lastName, telephone }: PersonDetails,
  ): Promise<Person | null> {
    const person: Person = {
      id: randomUUID(),
      email,
      firstName,
      lastName,
      telephone,
      staffRole: null,
      staffAreas: [],
      termsAcceptedAt: this.clock.now(),
      lastSignInAt: null,
      accessChangedAt: null,
      mergedInto: null,
    };
    return (await this.repository.insert(manager, person)) ? person : null;
  }

  async makeStaff(
    manager: EntityManager,
    id: string,
    staffRole: StaffRole,
    staffAreas: string[],
  ): Promise<void> {
    await this.repository.update(manager, id, { staffRole, staffAreas });
  }

  async signedIn(manager: EntityManager, id: string): Promise<void> {
    await this.repository.update(manager, id, { lastSignInAt: this.clock.now() });
  }

  /** Those that are no longer used, newest first; `ours` belong to the person still, because of a merged account. */
  async addressesOf(id: string): Promise<{ former: FormerAddress[]; ours: string[] }> {
    return {
      former: await this.repository.formerAddressesOf(id),
      ours: await this.repository.mergedAddressesOf(id),
    };
  }

  async contacts({
    people,
    administratorsOf,
    formerAddresses,
  }: RequestInput<typeof findContacts>): Promise<Omit<Contacts, 'invitations'>> {
    return {
      people: await this.repository.contacts(people),
      administrators: await this.repository.administratorsOf(administratorsOf),
      formerAddresses: await this.repository.formerContacts(formerAddresses),
    };
  }
}
