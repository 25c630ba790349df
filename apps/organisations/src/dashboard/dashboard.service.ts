import type { Output, Query } from '@dspt/contracts/define';
import type { getDashboard, getShares, getTrend, listGroups } from '@dspt/contracts/organisations/dashboard';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { GroupsRepository } from './groups.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { DashboardRepository, type AreaRow } from './dashboard.repository.js';

/** Counts for those who look after an area; a regional officer's are of the areas of theirs and nothing else. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly repository: DashboardRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly groups: GroupsRepository,
    private readonly clock: Clock,
  ) {}

  async count({ areas }: Caller, area: Query<typeof getDashboard>): Promise<Output<typeof getDashboard>> {
    const today = this.clock.today();
    const [rows, expiringByWeek] = await Promise.all([
      this.repository.count(area, areas, today),
      this.repository.expiringByWeek(area, areas, today),
    ]);
    const [whole] = rows.filter(({ kind }) => kind === 'whole') as [AreaRow];
    return {
      ...whole.counts,
      expiringByWeek,
      regions: named(rows, 'region').map(({ name, counts }) => ({ name, ...counts })),
      upperTier: named(rows, 'upper-tier').map(({ name, code, counts }) => ({ name, code, ...counts })),
      areas: named(rows, 'local-authority').map(({ name, code, upperCode, counts }) => ({
        name,
        code,
        upperCode,
        ...counts,
      })),
      unknown: { region: unnamed(rows, 'region'), localAuthority: unnamed(rows, 'local-authority') },
    };
  }

  shares({ areas }: Caller, query: Query<typeof getShares>): Promise<Output<typeof getShares>> {
    return this.snapshots.shares(query, areas, this.clock.today());
  }

  trend({ areas }: Caller, area: Query<typeof getTrend>): Promise<Output<typeof getTrend>> {
    return this.snapshots.trend(area, areas, this.clock.today());
  }

  list({ areas }: Caller, query: Query<typeof listGroups>): Promise<Output<typeof listGroups>> {
    return this.groups.list(query, areas, this.clock.today());
  }
}

const named = (rows: AreaRow[], wanted: AreaRow['kind']) =>
  rows.flatMap(({ kind, name, ...row }) => (kind === wanted && name !== null ? [{ ...row, name }] : []));

const unnamed = (rows: AreaRow[], wanted: AreaRow['kind']) =>
  rows.find(({ kind, name }) => kind === wanted && name === null)?.counts ?? null;
