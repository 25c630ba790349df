import type { Params, Query as QueryOf } from '@dspt/contracts/define';
import { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { StaffService } from './staff.service.js';

@Controller()
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Route(listStaffOrganisations)
  list(
    @Query({ schema: listStaffOrganisations.query }) query: QueryOf<typeof listStaffOrganisations>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.staff.list(caller, query);
  }

  @Route(getStaffOrganisation)
  get(
    @Param({ schema: getStaffOrganisation.params }) { code }: Params<typeof getStaffOrganisation>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.staff.get(caller, code);
  }
}
