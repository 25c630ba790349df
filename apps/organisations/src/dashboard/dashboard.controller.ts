import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import { getDashboard } from '@dspt/contracts/organisations/dashboard';
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
}
