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
  start(@CurrentCaller() caller: Caller): Promise<Output<typeof startSecondFactor>> {
    return this.secondFactors.start(caller);
  }

  @Route(confirmSecondFactor)
  async confirm(
    @Body({ schema: confirmSecondFactor.body }) { code }: BodyOf<typeof confirmSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof confirmSecondFactor>> {
    return { session: await this.secondFactors.confirm(caller, code) };
  }

  @Route(passSecondFactor)
  async pass(
    @Body({ schema: passSecondFactor.body }) { code }: BodyOf<typeof passSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof passSecondFactor>> {
    return { session: await this.secondFactors.pass(caller, code) };
  }
}
