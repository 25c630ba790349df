import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { confirmSecondFactor, passSecondFactor, startSecondFactor } from '@dspt/contracts/identity/sessions';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { SecondFactorsService } from './second-factors.service.js';

@Controller()
export class SecondFactorsController {
  constructor(private readonly secondFactors: SecondFactorsService) {}

  @Route(startSecondFactor)
  start(
    @Body({ schema: startSecondFactor.body }) { password }: BodyOf<typeof startSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof startSecondFactor>> {
    return this.secondFactors.start(caller, password);
  }

  @Route(confirmSecondFactor)
  confirm(
    @Body({ schema: confirmSecondFactor.body }) { code }: BodyOf<typeof confirmSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof confirmSecondFactor>> {
    return this.secondFactors.confirm(caller, code);
  }

  @Route(passSecondFactor)
  pass(
    @Body({ schema: passSecondFactor.body }) { code }: BodyOf<typeof passSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof passSecondFactor>> {
    return this.secondFactors.pass(caller, code);
  }
}
