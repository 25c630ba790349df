import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import type { Output, RequestInput } from '@dspt/contracts/define';
import type { findContacts } from '@dspt/contracts/identity/users';
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
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<Person | null> {
    return this.repository.find(id);
  }

  findByEmail(email: string, manager?: EntityManager): Promise<Person | null> {
    return this.repository.findByEmail(email, manager);
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

  async contacts({
    people,
    administratorsOf,
  }: RequestInput<typeof findContacts>): Promise<Pick<Contacts, 'people' | 'administrators'>> {
    const found = await this.repository.findMany(people);
    return {
      people: found.map(({ id, email, firstName, lastName, telephone }) => ({
        personId: id,
        email,
        firstName,
        lastName,
        telephone,
      })),
      administrators: await this.repository.administratorsOf(administratorsOf),
    };
  }
}
