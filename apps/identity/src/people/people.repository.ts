import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { FormerAddress } from './former-address.entity.js';
import { Person } from './person.entity.js';

interface Contact {
  email: string;
  firstName: string;
  lastName: string;
  telephone: string;
}

const contact = (table: string) =>
  `${table}.email, p.first_name as "firstName", p.last_name as "lastName", p.telephone`;

@Injectable()
export class PeopleRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string): Promise<Person | null> {
    return this.source.manager.findOneBy(Person, { id });
  }

  findByEmail(email: string, manager: EntityManager = this.source.manager): Promise<Person | null> {
    return manager
      .createQueryBuilder(Person, 'person')
      .where('person.id = (select coalesce(merged_into, id) from people where email = :email)', { email })
      .getOne();
  }

  findByUserName(email: string): Promise<Person | null> {
    return this.source.manager.findOneBy(Person, { email, mergedInto: IsNull() });
  }

  /** Whoever has another account by now is written to there. */
  contacts(ids: string[]): Promise<(Contact & { personId: string })[]> {
    return this.source.query(
      `select given.id as "personId", ${contact('p')}
       from people given join people p on p.id = coalesce(given.merged_into, given.id)
       where given.id = any($1) order by given.id`,
      [ids],
    );
  }

  formerContacts(ids: string[]): Promise<(Contact & { formerAddressId: string })[]> {
    return this.source.query(
      `select f.id as "formerAddressId", ${contact('f')}
       from former_addresses f join people p on p.id = f.person_id where f.id = any($1) order by f.id`,
      [ids],
    );
  }

  administratorsOf(codes: string[]): Promise<(Contact & { personId: string; code: string })[]> {
    return this.source.query(
      `select p.id as "personId", m.code, ${contact('p')}
       from memberships m join people p on p.id = m.person_id
       where m.role = 'administrator' and m.code = any($1)
       order by m.code, p.email`,
      [codes],
    );
  }

  formerAddressesOf(personId: string): Promise<FormerAddress[]> {
    return this.source.manager.find(FormerAddress, { where: { personId }, order: { until: 'DESC' } });
  }

  async mergedAddressesOf(personId: string): Promise<string[]> {
    const merged = await this.source.manager.findBy(Person, { mergedInto: personId });
    return merged.map(({ email }) => email);
  }

  /** @returns `false` when the address has an account already */
  async insert(manager: EntityManager, person: Person): Promise<boolean> {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(Person)
      .values(person)
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  async update(manager: EntityManager, id: string, change: Partial<Person>): Promise<void> {
    await manager.update(Person, { id }, change);
  }
}
