import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Person } from './person.entity.js';

interface Administrator {
  personId: string;
  code: string;
  email: string;
  firstName: string;
  lastName: string;
  telephone: string;
}

@Injectable()
export class PeopleRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string): Promise<Person | null> {
    return this.source.manager.findOneBy(Person, { id });
  }

  findByEmail(email: string, manager: EntityManager = this.source.manager): Promise<Person | null> {
    return manager.findOneBy(Person, { email });
  }

  findMany(ids: string[]): Promise<Person[]> {
    return this.source.manager.findBy(Person, { id: In(ids) });
  }

  administratorsOf(codes: string[]): Promise<Administrator[]> {
    return this.source.query(
      `select p.id as "personId", m.code, p.email, p.first_name as "firstName", p.last_name as "lastName", p.telephone
       from memberships m join people p on p.id = m.person_id
       where m.role = 'administrator' and m.code = any($1)
       order by m.code, p.email`,
      [codes],
    );
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
