import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import { getDashboard, getShares, getTrend, listGroups } from '@dspt/contracts/organisations/dashboard';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Query } from '@nestjs/common';
import { DashboardService } from './dashboard.service.js';

@Controller()
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Route(getDashboard)
  get(
    @Query({ schema: getDashboard.query }) area: QueryOf<typeof getDashboard>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getDashboard>> {
    return this.dashboard.count(caller, area);
  }

  @Route(getShares)
  shares(
    @Query({ schema: getShares.query }) query: QueryOf<typeof getShares>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getShares>> {
    return this.dashboard.shares(caller, query);
  }

  @Route(getTrend)
  trend(
    @Query({ schema: getTrend.query }) area: QueryOf<typeof getTrend>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getTrend>> {
    return this.dashboard.trend(caller, area);
  }

  @Route(listGroups)
  groups(
    @Query({ schema: listGroups.query }) query: QueryOf<typeof listGroups>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listGroups>> {
    return this.dashboard.list(caller, query);
  }
}
