import type { Output, Query } from '@dspt/contracts/define';
import type { getDashboard, getTrend, listGroups } from '@dspt/contracts/organisations/dashboard';
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
    const rows = await this.repository.count(area, areas, this.clock.today());
    const [whole] = rows.filter(({ kind }) => kind === 'whole') as [AreaRow];
    return { ...whole.counts, regions: named(rows, 'region'), areas: named(rows, 'local-authority') };
  }

  trend({ areas }: Caller, area: Query<typeof getTrend>): Promise<Output<typeof getTrend>> {
    return this.snapshots.trend(area, areas, this.clock.today());
  }

  list({ areas }: Caller, query: Query<typeof listGroups>): Promise<Output<typeof listGroups>> {
    return this.groups.list(query, areas, this.clock.today());
  }
}

const named = (rows: AreaRow[], wanted: AreaRow['kind']) =>
  rows.flatMap(({ kind, name, counts }) => (kind === wanted && name !== null ? [{ name, ...counts }] : []));
