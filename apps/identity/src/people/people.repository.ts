import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { addressOf } from './address.sql.js';
import { Person } from './person.entity.js';

interface Contact {
  email: string;
  firstName: string;
  lastName: string;
  telephone: string;
}

const contact = `${addressOf('p')} as email, p.first_name as "firstName",
  p.last_name as "lastName", p.telephone`;

@Injectable()
export class PeopleRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string, manager: EntityManager = this.source.manager): Promise<Person | null> {
    return manager.findOneBy(Person, { id });
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
      `select given.id as "personId", ${contact}
       from people given join people p on p.id = coalesce(given.merged_into, given.id)
       where given.id = any($1) order by given.id`,
      [ids],
    );
  }

  administratorsOf(codes: string[]): Promise<(Contact & { personId: string; code: string })[]> {
    return this.source.query(
      `select p.id as "personId", m.code, ${contact}
       from memberships m join people p on p.id = m.person_id
       where m.role = 'administrator' and m.code = any($1)
       order by m.code, p.email`,
      [codes],
    );
  }

  mergedInto(personId: string): Promise<Person[]> {
    return this.source.manager.findBy(Person, { mergedInto: personId });
  }

  /** The account, and those merged into it before. @returns the ids of the latter */
  async merge(manager: EntityManager, id: string, into: string): Promise<string[]> {
    const [followers] = await manager.query<[{ id: string }[], number]>(
      'update people set merged_into = $2 where merged_into = $1 returning id',
      [id, into],
    );
    await this.update(manager, id, { mergedInto: into });
    return followers.map((follower) => follower.id);
  }

  /** An address that nobody can have takes the place of each: of this account, and of those merged into it. */
  async close(manager: EntityManager, id: string, now: Date): Promise<void> {
    await manager.query(
      `update people set closed_at = $2, email = 'closed-' || id || '@closed.invalid' where id = $1 or merged_into = $1`,
      [id, now],
    );
  }

  /** @returns `false` when the address has an account already */
  insert(manager: EntityManager, person: Person): Promise<boolean> {
    return insertOnce(manager, Person, person);
  }

  async update(manager: EntityManager, id: string, change: Partial<Person>): Promise<void> {
    await manager.update(Person, { id }, change);
  }
}
