import type { OrganisationRole } from '@dspt/contracts/access';
import { Injectable } from '@nestjs/common';
import { Person } from '../people/person.entity.js';
import { DataSource, type EntityManager } from 'typeorm';

export interface Counts {
  administrators: number;
  people: number;
  version: number;
}

/** A role somebody has in an organisation. */
export interface Held {
  personId: string;
  code: string;
  organisationName: string;
  role: OrganisationRole;
  since: Date;
}

/** A transaction, or none. */
type Queries = Pick<EntityManager, 'query'>;

@Injectable()
export class MembershipsRepository {
  constructor(private readonly source: DataSource) {}

  async hasAdministrator(code: string, manager: Queries = this.source): Promise<boolean> {
    return (await this.administrators(manager, code)) > 0;
  }

  async administrators(manager: Queries, code: string): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      `select count(*)::int as count from memberships where code = $1 and role = 'administrator'`,
      [code],
    );
    return row!.count;
  }

  administratorsOf(manager: EntityManager, code: string): Promise<Person[]> {
    return manager
      .createQueryBuilder(Person, 'person')
      .innerJoin('memberships', 'm', 'm.person_id = person.id')
      .where(`m.code = :code and m.role = 'administrator'`, { code })
      .orderBy('person.email')
      .getMany();
  }

  person(manager: EntityManager, id: string): Promise<Person> {
    return manager.findOneByOrFail(Person, { id });
  }

  async nameOf(code: string, manager: Queries = this.source): Promise<string | undefined> {
    const [row] = await manager.query<{ name: string }[]>('select name from organisations where code = $1', [
      code,
    ]);
    return row?.name;
  }

  organisationsOf(
    personId: string,
    manager: Queries = this.source,
  ): Promise<{ code: string; name: string }[]> {
    return manager.query(
      'select code, name from memberships join organisations using (code) where person_id = $1 order by name',
      [personId],
    );
  }

  /** Of several people, by code. */
  heldBy(manager: EntityManager, people: string[]): Promise<Held[]> {
    return manager.query(
      `select m.person_id as "personId", m.code, o.name as "organisationName", m.role, m.since
       from memberships m join organisations o using (code) where m.person_id = any($1) order by m.code, m.person_id`,
      [people],
    );
  }

  async lockMany(manager: EntityManager, codes: string[]): Promise<void> {
    await manager.query('select from organisations where code = any($1) order by code for no key update', [
      codes,
    ]);
  }

  async roleOf(
    manager: EntityManager,
    code: string,
    personId: string,
  ): Promise<OrganisationRole | undefined> {
    const [row] = await manager.query<{ role: OrganisationRole }[]>(
      'select role from memberships where code = $1 and person_id = $2',
      [code, personId],
    );
    return row?.role;
  }

  async hasAddress(manager: EntityManager, code: string, email: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      'select 1 from memberships m join people p on p.id = m.person_id where m.code = $1 and p.email = $2',
      [code, email],
    );
    return rows.length > 0;
  }

  /** Keeps a copy of the name of an organisation that people belong to. */
  async know(manager: EntityManager, code: string, name: string, now: Date): Promise<void> {
    await manager.query(
      'insert into organisations (code, name, named_at) values ($1, $2, $3) on conflict do nothing',
      [code, name, now],
    );
  }

  /** Changes of one organisation's people happen one after the other. @returns its name */
  async lock(manager: EntityManager, code: string): Promise<string | undefined> {
    const [row] = await manager.query<{ name: string }[]>(
      'select name from organisations where code = $1 for no key update',
      [code],
    );
    return row?.name;
  }

  /** Adds the person, or changes the role they have. */
  async put(
    manager: EntityManager,
    { code, personId, role }: { code: string; personId: string; role: OrganisationRole },
    now: Date,
  ): Promise<void> {
    await manager.query(
      `insert into memberships (code, person_id, role, since) values ($1, $2, $3, $4)
       on conflict (person_id, code) do update set role = excluded.role`,
      [code, personId, role, now],
    );
  }

  async remove(manager: EntityManager, code: string, personId: string): Promise<void> {
    await manager.query('delete from memberships where code = $1 and person_id = $2', [code, personId]);
  }

  /** What was last told of every organisation, in the order of their codes. */
  page(after: string | null, limit: number): Promise<(Counts & { code: string })[]> {
    return this.source.query(
      `select code, version,
         (select count(*)::int from memberships m where m.code = o.code) as people,
         (select count(*)::int from memberships m where m.code = o.code and role = 'administrator') as administrators
       from organisations o where version > 0 and code > coalesce($1, '') order by code limit $2`,
      [after, limit],
    );
  }

  /** Raises the version of the organisation. */
  async counted(manager: EntityManager, code: string): Promise<Counts> {
    const [rows] = await manager.query<[Counts[], number]>(
      `update organisations set version = version + 1 where code = $1
       returning version,
         (select count(*)::int from memberships m where m.code = $1) as people,
         (select count(*)::int from memberships m where m.code = $1 and role = 'administrator') as administrators`,
      [code],
    );
    return rows[0]!;
  }
}
