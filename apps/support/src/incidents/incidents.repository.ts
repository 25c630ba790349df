import type { Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listAllIncidents } from '@dspt/contracts/support/incidents';
import { inOrder } from '@dspt/service-kit/database/in-order';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { StoredIncidentEntry } from './incident-entry.entity.js';
import { StoredIncident } from './incident.entity.js';

export type NewIncident = Omit<StoredIncident, 'seq' | 'version' | 'remindedOf'>;
export type NewIncidentEntry = Omit<StoredIncidentEntry, 'seq'>;
export type IncidentChange = Pick<StoredIncident, 'state' | 'facts' | 'tellBy' | 'changedAt'>;

/** Whose it must be, to be found at all: one organisation's, or anybody's once it is reported. */
export type Whose = { code: string } | 'reported';

const sorts: Record<Query<typeof listAllIncidents>['sort'], string> = {
  changedAt: 'incident.changedAt',
  tellBy: 'incident.tellBy',
  organisation: 'incident.organisationName',
};

const where = (whose: Whose): FindOptionsWhere<StoredIncident> =>
  whose === 'reported' ? { state: Not('draft') } : whose;

@Injectable()
export class IncidentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async list(code: string, { page, perPage }: { page: number; perPage: number }) {
    const [rows, total] = await this.dataSource.manager.findAndCount(StoredIncident, {
      where: { code },
      order: { seq: 'DESC' },
      take: perPage,
      skip: (page - 1) * perPage,
    });
    return { rows, total };
  }

  all(code: string): Promise<StoredIncident[]> {
    return this.dataSource.manager.find(StoredIncident, { where: { code }, order: { seq: 'DESC' } });
  }

  async listReported({ code, state, sort, order, page, perPage }: Query<typeof listAllIncidents>) {
    const found = this.dataSource.manager
      .createQueryBuilder(StoredIncident, 'incident')
      .where({ ...where('reported'), ...(state ? { state } : {}), ...(code ? { code } : {}) });
    const asked = { column: sorts[sort], order };
    const [rows, total] = await inOrder(found, asked, { column: 'incident.seq', order: 'DESC' })
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getManyAndCount();
    return { rows, total };
  }

  /** With what was done to it, newest first. @throws {NotFound} */
  async get(whose: Whose, id: string): Promise<[StoredIncident, StoredIncidentEntry[]]> {
    const { manager } = this.dataSource;
    const [row, entries] = await Promise.all([
      manager.findOneBy(StoredIncident, { id, ...where(whose) }),
      manager.find(StoredIncidentEntry, { where: { incidentId: id }, order: { seq: 'DESC' } }),
    ]);
    if (!row) throw new NotFound('incident');
    return [row, entries];
  }

  /** @throws {NotFound} */
  async lock(manager: EntityManager, code: string, id: string): Promise<StoredIncident> {
    const row = await manager.findOne(StoredIncident, {
      where: { id, code },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new NotFound('incident');
    return row;
  }

  /** Those of which the regulator is to be told before `until`, and nobody was reminded; they count as reminded from now on. */
  async takeDue(manager: EntityManager, from: Date, until: Date): Promise<StoredIncident[]> {
    const due = await manager
      .createQueryBuilder(StoredIncident, 'incident')
      .where({ state: In(['draft', 'open']), tellBy: Between(from, until) })
      .andWhere('incident.reminded_of is distinct from incident.tell_by')
      .andWhere(`incident.facts ->> 'regulatorToldOn' is null`)
      .setLock('pessimistic_write')
      .getMany();
    for (const { id, tellBy } of due) await this.reminded(manager, id, tellBy!);
    return due;
  }

  async reminded(manager: EntityManager, id: string, of: Date): Promise<void> {
    await manager.update(StoredIncident, { id }, { remindedOf: of });
  }

  async insert(manager: EntityManager, row: NewIncident): Promise<void> {
    await manager.insert(StoredIncident, row);
  }

  async change(manager: EntityManager, id: string, change: IncidentChange): Promise<void> {
    await manager.update(StoredIncident, { id }, { ...change, version: () => 'version + 1' });
  }

  async enter(manager: EntityManager, entry: NewIncidentEntry): Promise<void> {
    await manager.insert(StoredIncidentEntry, entry);
  }
}
