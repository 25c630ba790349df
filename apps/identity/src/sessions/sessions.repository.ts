import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { accessLocks } from '../access/access.repository.js';
import { StoredSession } from './session.entity.js';
import type { SessionRecord } from './session.output.js';

/** A session in which staff look at an organisation as its people see it. */
export interface Impersonation {
  id: string;
  personId: string;
  code: string;
  /** When it ends, whatever happens. */
  until: Date;
  reason: string;
  caseNumber: string;
}

const select = `
  select s.id, s.person_id as "personId", s.organisation_code as "organisationCode", s.device, s.created_at as "createdAt",
    s.last_used_at as "lastUsedAt", s.second_factor_passed_at as "secondFactorPassedAt",
    greatest(s.changed_at, p.access_changed_at) as "changedAt",
    p.email, p.first_name as "firstName", p.last_name as "lastName", p.staff_role as "staffRole",
    p.staff_areas as "staffAreas",
    case when s.viewing_code is not null then json_build_object('code', v.code, 'organisationName', v.name,
      'until', s.viewing_until) end as impersonation,
    f.confirmed_at is not null as "hasApp",
    exists (select 1 from passkeys k where k.person_id = p.id) as "hasPasskeys",
    coalesce((
      select json_agg(json_build_object('code', m.code, 'organisationName', o.name, 'role', m.role) order by o.name, m.code)
      from memberships m join organisations o using (code) where m.person_id = p.id
    ), '[]') as memberships
  from sessions s
  join people p on p.id = s.person_id and p.merged_into is null
  left join organisations v on v.code = s.viewing_code
  left join second_factors f on f.person_id = p.id`;

const impersonationColumns = `id, person_id as "personId", viewing_code as code, viewing_until as until,
  viewing_reason as reason, viewing_case as "caseNumber"`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly source: DataSource) {}

  /** Returns once no change of what this person may do is underway. */
  async waitForChanges(secretHash: Buffer): Promise<void> {
    await this.source.query(
      'select pg_advisory_xact_lock_shared($2, hashtext(person_id::text)) from sessions where secret_hash = $1',
      [secretHash, accessLocks],
    );
  }

  async findBySecret(secretHash: Buffer): Promise<SessionRecord | undefined> {
    const [session] = await this.source.query<SessionRecord[]>(`${select} where s.secret_hash = $1`, [
      secretHash,
    ]);
    return session;
  }

  async find(id: string, manager: EntityManager = this.source.manager): Promise<SessionRecord | undefined> {
    const [session] = await manager.query<SessionRecord[]>(`${select} where s.id = $1`, [id]);
    return session;
  }

  ofPerson(personId: string, manager: EntityManager = this.source.manager): Promise<SessionRecord[]> {
    return manager.query(`${select} where s.person_id = $1 order by s.last_used_at desc, s.id`, [personId]);
  }

  async insert(
    manager: EntityManager,
    session: Pick<StoredSession, 'id' | 'personId' | 'secretHash' | 'device' | 'secondFactorPassedAt'> & {
      now: Date;
    },
  ): Promise<void> {
    await manager.query(
      `insert into sessions (id, person_id, secret_hash, organisation_code, created_at, last_used_at, device, second_factor_passed_at)
       values ($1, $2, $3, (select min(code) from memberships where person_id = $2 having count(*) = 1), $4, $4, $5, $6)`,
      [
        session.id,
        session.personId,
        session.secretHash,
        session.now,
        session.device,
        session.secondFactorPassedAt,
      ],
    );
  }

  async insertImpersonation(
    manager: EntityManager,
    impersonation: Impersonation & { secretHash: Buffer; now: Date },
  ): Promise<void> {
    const { id, personId, secretHash, code, until, reason, caseNumber, now } = impersonation;
    await manager.insert(StoredSession, {
      id,
      personId,
      secretHash,
      impersonatedCode: code,
      impersonationEndsAt: until,
      impersonationReason: reason,
      impersonationCase: caseNumber,
      secondFactorPassedAt: now,
      createdAt: now,
      lastUsedAt: now,
    });
  }

  /** @returns those that are gone */
  async deleteImpersonationsOf(manager: EntityManager, personId: string): Promise<Impersonation[]> {
    const [gone] = await manager.query<[Impersonation[]]>(
      `delete from sessions where person_id = $1 and viewing_code is not null returning ${impersonationColumns}`,
      [personId],
    );
    return gone;
  }

  /** @returns those that are gone */
  async deleteImpersonationsRunOut(manager: EntityManager, now: Date): Promise<Impersonation[]> {
    const [gone] = await manager.query<[Impersonation[]]>(
      `delete from sessions where viewing_until <= $1 returning ${impersonationColumns}`,
      [now],
    );
    return gone;
  }

  async touch(id: string, now: Date): Promise<void> {
    const { manager } = this.source;
    await manager.update(StoredSession, { id, lastUsedAt: LessThan(now) }, { lastUsedAt: now });
  }

  async choose(manager: EntityManager, id: string, code: string): Promise<void> {
    await manager.update(StoredSession, { id }, { organisationCode: code });
  }

  /** @returns `false` when the session has ended */
  async renew(
    manager: EntityManager,
    id: string,
    change: { secretHash: Buffer; secondFactorPassedAt?: Date },
  ): Promise<boolean> {
    return (await manager.update(StoredSession, { id }, change)).affected === 1;
  }

  /** Views of staff are not asked: they begin with it, and end after an hour. */
  async oweSecondFactor(manager: EntityManager, personId: string): Promise<void> {
    const own = { personId, impersonatedCode: IsNull() };
    await manager.update(StoredSession, own, { secondFactorPassedAt: null });
  }

  async delete(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(StoredSession, { id });
  }

  async deleteOthers(manager: EntityManager, personId: string, kept: string): Promise<void> {
    await manager.delete(StoredSession, { personId, id: Not(kept) });
  }

  async deleteOf(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(StoredSession, { personId });
  }
}
