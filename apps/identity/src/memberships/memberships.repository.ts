import type { OrganisationRole } from '@dspt/contracts/access';
import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KnownOrganisation } from '../organisations/known-organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { StoredMembership } from './membership.entity.js';

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

@Injectable()
export class MembershipsRepository {
  constructor(private readonly source: DataSource) {}

  async hasAdministrator(code: string, manager: EntityManager = this.source.manager): Promise<boolean> {
    return (await this.administrators(manager, code)) > 0;
  }

  administrators(manager: EntityManager, code: string): Promise<number> {
    return manager.countBy(StoredMembership, { code, role: 'administrator' });
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

  async nameOf(code: string, manager: EntityManager = this.source.manager): Promise<string | undefined> {
    return (await manager.findOneBy(KnownOrganisation, { code }))?.name;
  }

  organisationsOf(
    personId: string,
    manager: EntityManager = this.source.manager,
  ): Promise<{ code: string; name: string }[]> {
    return manager.query(
      'select code, name from memberships join organisations using (code) where person_id = $1 order by name',
      [personId],
    );
  }

  /** Of one person, by name. */
  async of(personId: string): Promise<Held[]> {
    const held = await this.heldBy(this.source.manager, [personId]);
    return held.toSorted((a, b) => a.organisationName.localeCompare(b.organisationName, 'en'));
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
    return (await manager.findOneBy(StoredMembership, { code, personId }))?.role;
  }

  hasAddress(manager: EntityManager, code: string, email: string): Promise<boolean> {
    return manager
      .createQueryBuilder(StoredMembership, 'm')
      .innerJoin(Person, 'person', 'person.id = m.personId')
      .where('m.code = :code and person.email = :email', { code, email })
      .getExists();
  }

  /** Keeps a copy of the name of an organisation that people belong to. */
  async know(manager: EntityManager, code: string, name: string, now: Date): Promise<void> {
    await insertOnce(manager, KnownOrganisation, { code, name, namedAt: now });
  }

  /** Changes of one organisation's people happen one after the other. @returns its name */
  async lock(manager: EntityManager, code: string): Promise<string | undefined> {
    const lock = { mode: 'for_no_key_update' } as const;
    return (await manager.findOne(KnownOrganisation, { where: { code }, lock }))?.name;
  }

  /** Adds the person, or changes the role they have. */
  async put(
    manager: EntityManager,
    { code, personId, role }: { code: string; personId: string; role: OrganisationRole },
    now: Date,
  ): Promise<void> {
    await manager
      .createQueryBuilder()
      .insert()
      .into(StoredMembership)
      .values({ code, personId, role, since: now })
      .orUpdate(['role'], ['person_id', 'code'])
      .execute();
  }

  async remove(manager: EntityManager, code: string, personId: string): Promise<void> {
    await manager.delete(StoredMembership, { code, personId });
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
