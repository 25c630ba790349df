import { checkCarriedOver, getPreviousAnswer } from '@dspt/contracts/assessment/carry-over';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { CarriedOverService } from './carried-over.service.js';

@Controller()
export class CarriedOverController {
  constructor(private readonly carriedOver: CarriedOverService) {}

  @Route(getPreviousAnswer)
  previous(
    @Param({ schema: getPreviousAnswer.params }) { code, ref }: Params<typeof getPreviousAnswer>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getPreviousAnswer>> {
    return this.carriedOver.previous(caller, code, ref);
  }

  @Route(checkCarriedOver)
  check(
    @Param({ schema: checkCarriedOver.params }) { code }: Params<typeof checkCarriedOver>,
    @Body({ schema: checkCarriedOver.body }) given: BodyOf<typeof checkCarriedOver>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof checkCarriedOver>> {
    return this.carriedOver.check(caller, code, given);
  }
}
