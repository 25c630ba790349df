import type { Depth } from '@dspt/contracts/organisations/sites';
import type { Level } from '@dspt/contracts/values';
import type { coverageVia } from '@dspt/contracts/assessment/publications';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { StoredPublication } from './publication.entity.js';
import type { Snapshot } from './snapshot.js';

export interface PublicationRow {
  id: string;
  code: string;
  organisationName: string;
  edition: string;
  level: Level;
  depth: Depth;
  publishedAt: Date;
  expiresAt: Date;
  publishedByName: string;
  supersededBy: string | null;
  sitesCovered: number;
  sitesLeftOut: number;
}

export type NewPublication = Omit<StoredPublication, 'seq' | 'certificate'>;

export interface CoveredSite {
  code: string;
  name: string;
  via: z.output<typeof coverageVia>;
}

export interface CoverageRow extends CoveredSite {
  addedAt: Date;
  addedByName: string;
}

export interface LeftOut {
  code: string;
  name: string;
  reason: string;
}

const select = `
  select p.id, p.code, p.organisation_name as "organisationName", p.edition, p.level, p.depth, p.published_at as "publishedAt",
    p.expires_at as "expiresAt", p.published_by_name as "publishedByName",
    (select newer.id from publications newer where newer.code = p.code and newer.seq > p.seq order by newer.seq limit 1)
      as "supersededBy",
    (select count(*)::int from covered c where c.publication_id = p.id) as "sitesCovered",
    (select count(*)::int from exclusions e where e.publication_id = p.id
      and not exists (select from covered c where c.publication_id = p.id and c.code = e.code)) as "sitesLeftOut"
  from publications p`;

@Injectable()
export class PublicationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(code: string): Promise<PublicationRow[]> {
    return this.dataSource.query(`${select} where p.code = $1 order by p.seq desc`, [code]);
  }

  /** @throws {NotFound} when the organisation has no such publication */
  async get(
    code: string,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<PublicationRow> {
    const [row] = await manager.query<PublicationRow[]>(`${select} where p.code = $1 and p.id = $2`, [
      code,
      id,
    ]);
    if (!row) throw new NotFound('publication');
    return row;
  }

  /** The newest of each organisation that has one. */
  async newest(codes: readonly string[]): Promise<Map<string, PublicationRow>> {
    const rows = await this.dataSource.query<PublicationRow[]>(
      `${select} where p.seq in (select max(seq) from publications where code = any($1) group by code)`,
      [codes],
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Whether a request has made one, however long ago. */
  madeBy(manager: EntityManager, code: string, requestId: string): Promise<boolean> {
    return manager.existsBy(StoredPublication, { code, requestId });
  }

  /** Until the transaction ends nobody else adds to its coverage. */
  async lock(manager: EntityManager, id: string): Promise<PublicationRow> {
    const publication = await manager.findOne(StoredPublication, {
      select: { id: true, code: true },
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!publication) throw new NotFound('publication');
    return this.get(publication.code, id, manager);
  }

  async snapshot(id: string): Promise<Snapshot> {
    const { snapshot } = await this.dataSource.manager.findOneOrFail(StoredPublication, {
      select: { id: true, snapshot: true },
      where: { id },
    });
    return snapshot;
  }

  coverage(id: string, manager: EntityManager = this.dataSource.manager): Promise<CoverageRow[]> {
    return manager.query(
      `select code, name, via, added_at as "addedAt", added_by_name as "addedByName"
       from covered where publication_id = $1 order by name, code`,
      [id],
    );
  }

  /** Sites left out at the time and not added since. */
  leftOut(id: string, manager: EntityManager = this.dataSource.manager): Promise<LeftOut[]> {
    return manager.query(
      `select code, name, reason from exclusions e where publication_id = $1
         and not exists (select from covered c where c.publication_id = $1 and c.code = e.code)
       order by name, code`,
      [id],
    );
  }

  /** Which of these an earlier publication of the organisation covers and goes on covering. */
  async stillCovered(code: string, sites: readonly string[], now: Date): Promise<string[]> {
    const rows = await this.dataSource.query<{ code: string }[]>(
      `select distinct c.code from covered c join publications p on p.id = c.publication_id
       where p.code = $1 and p.expires_at > $2 and c.code = any($3) order by c.code`,
      [code, now, sites],
    );
    return rows.map((row) => row.code);
  }

  async insert(manager: EntityManager, publication: NewPublication): Promise<void> {
    await manager.insert(StoredPublication, publication);
  }

  async cover(
    manager: EntityManager,
    publicationId: string,
    sites: readonly CoveredSite[],
    { at, by, byName }: { at: Date; by: string; byName: string },
  ): Promise<void> {
    await manager.query(
      `insert into coverage (publication_id, code, name, via, added_at, added_by, added_by_name)
       select $1, code, name, via, $2, $3, $4 from unnest($5::text[], $6::text[], $7::text[]) as place (code, name, via)`,
      [
        publicationId,
        at,
        by,
        byName,
        sites.map(({ code }) => code),
        sites.map(({ name }) => name),
        sites.map(({ via }) => via),
      ],
    );
  }

  async exclude(manager: EntityManager, publicationId: string, sites: readonly LeftOut[]): Promise<void> {
    await manager.query(
      `insert into exclusions (publication_id, code, name, reason)
       select $1, site.code, site.name, site.reason
       from jsonb_to_recordset($2::jsonb) as site (code text, name text, reason text)`,
      [publicationId, JSON.stringify(sites)],
    );
  }
}
