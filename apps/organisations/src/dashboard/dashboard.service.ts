import type { Output, Query } from '@dspt/contracts/define';
import type { getDashboard } from '@dspt/contracts/organisations/dashboard';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DashboardRepository } from './dashboard.repository.js';

/** Counts for those who look after an area; a regional officer's are of the areas of theirs and nothing else. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly repository: DashboardRepository,
    private readonly clock: Clock,
  ) {}

  async count({ areas }: Caller, area: Query<typeof getDashboard>): Promise<Output<typeof getDashboard>> {
    const rows = await this.repository.count(area, areas, this.clock.today());
    const [{ counts }] = rows.filter(({ whole }) => whole) as [(typeof rows)[number]];
    return {
      ...counts,
      areas: rows.flatMap(({ name, counts: each }) => (name === null ? [] : [{ name, ...each }])),
    };
  }
}
