import type { Body as BodyOf, Params } from '@dspt/contracts/define';
import { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { HeadOfficeFunctionsService } from './head-office-functions.service.js';

@Controller()
export class HeadOfficeFunctionsController {
  constructor(private readonly functions: HeadOfficeFunctionsService) {}

  @Route(switchHeadOfficeFunction)
  switch(
    @Param({ schema: switchHeadOfficeFunction.params }) { code }: Params<typeof switchHeadOfficeFunction>,
    @Body({ schema: switchHeadOfficeFunction.body }) wanted: BodyOf<typeof switchHeadOfficeFunction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.functions.switch(caller, code, wanted);
  }
}
