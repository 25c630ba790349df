import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { findContacts } from '@dspt/contracts/identity/users';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleRepository } from './people.repository.js';
import type { Person } from './person.entity.js';

export type PersonDetails = Pick<Person, 'email' | 'firstName' | 'lastName' | 'telephone'>;
type Contacts = Output<typeof findContacts>;

@Injectable()
export class PeopleService {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  find(id: string, manager?: EntityManager): Promise<Person | null> {
    return this.repository.find(id, manager);
  }

  /** The account the person has now, also when this one was merged. */
  async findCurrent(id: string, manager?: EntityManager): Promise<Person | null> {
    const person = await this.repository.find(id, manager);
    return person?.mergedInto ? this.repository.find(person.mergedInto, manager) : person;
  }

  /** Whom the address belongs to: also that of an account that was merged into the one found. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  findByEmail(email: string, manager?: EntityManager): Promise<Person | null> {
    return this.repository.findByEmail(email, manager);
  }

  /** The account that is signed in to with exactly this address. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
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
      detailsVersion: 1,
      staffRole: null,
      staffAreas: [],
      termsAcceptedAt: this.clock.now(),
      lastSignInAt: null,
      accessChangedAt: null,
      mergedInto: null,
      closedAt: null,
    };
    if (!(await this.repository.insert(manager, person))) return null;
    await this.audit.write(manager, { did: 'account.made', person: person.id, to: { email } });
    return person;
  }

  async makeStaff(
    manager: EntityManager,
    id: string,
    staffRole: StaffRole,
    staffAreas: string[],
  ): Promise<void> {
    await this.repository.update(manager, id, { staffRole, staffAreas });
    await this.audit.write(manager, {
      did: 'account.made-staff',
      person: id,
      to: { role: staffRole, areas: staffAreas },
    });
  }

  async signedIn(manager: EntityManager, id: string): Promise<void> {
    await this.repository.update(manager, id, { lastSignInAt: this.clock.now() });
  }

  /** Addresses of accounts that were merged into the person's. */
  async mergedAddressesOf(id: string): Promise<string[]> {
    return (await this.repository.mergedInto(id)).map(({ email }) => email);
  }

  /** The audit says that the number has changed, not to what. */
  async changeDetails(
    manager: EntityManager,
    { id, firstName, lastName, detailsVersion }: Person,
    to: Pick<Person, 'firstName' | 'lastName' | 'telephone'>,
  ): Promise<void> {
    await this.repository.update(manager, id, { ...to, detailsVersion: detailsVersion + 1 });
    await this.audit.write(manager, {
      did: 'account.details-changed',
      person: id,
      from: { name: `${firstName} ${lastName}` },
      to: { name: `${to.firstName} ${to.lastName}` },
    });
  }

  /** @throws a database error when somebody else takes the address at the same moment */
  async changeEmail(manager: EntityManager, { id, email: from }: Person, to: string): Promise<void> {
    await this.repository.update(manager, id, { email: to });
    await this.audit.write(manager, {
      did: 'account.email-changed',
      person: id,
      from: { email: from },
      to: { email: to },
    });
  }

  /** @returns the ids of accounts that had been merged into the one that goes: they follow it */
  async merge(manager: EntityManager, { id, email }: Person, into: Person): Promise<string[]> {
    const followers = await this.repository.merge(manager, id, into.id);
    await this.audit.write(manager, { did: 'account.merged', person: id, to: { into: into.email } });
    await this.audit.write(manager, { did: 'account.took-over', person: into.id, to: { email } });
    return followers;
  }

  /** Also the accounts that were merged into it: all their addresses are free. */
  async close(manager: EntityManager, { id, email }: Person): Promise<void> {
    await this.repository.close(manager, id, this.clock.now());
    await this.audit.write(manager, { did: 'account.closed', person: id, from: { email } });
  }

  /** The way back. */
  async separate(
    manager: EntityManager,
    { id, email }: Person,
    from: Person,
    followers: string[],
  ): Promise<void> {
    await this.repository.update(manager, id, { mergedInto: null });
    for (const follower of followers) await this.repository.update(manager, follower, { mergedInto: id });
    await this.audit.write(manager, { did: 'account.separated', person: id, from: { into: from.email } });
    await this.audit.write(manager, { did: 'account.gave-back', person: from.id, from: { email } });
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  contacts(ids: string[]): Promise<Contacts['people']> {
    return this.repository.contacts(ids);
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  administratorsOf(codes: string[]): Promise<Contacts['administrators']> {
    return this.repository.administratorsOf(codes);
  }
}
