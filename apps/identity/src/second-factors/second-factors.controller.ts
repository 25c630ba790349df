import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import {
  confirmSecondFactor,
  passSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '@dspt/contracts/identity/second-factors';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { SecondFactorsService } from './second-factors.service.js';

@Controller()
export class SecondFactorsController {
  constructor(private readonly secondFactors: SecondFactorsService) {}

  @Route(startSecondFactor)
  start(
    @Body({ schema: startSecondFactor.body }) shown: BodyOf<typeof startSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof startSecondFactor>> {
    return this.secondFactors.start(caller, shown);
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

  @Route(removeSecondFactor)
  remove(
    @Body({ schema: removeSecondFactor.body }) shown: BodyOf<typeof removeSecondFactor>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.secondFactors.giveUp(caller, shown);
  }

  @Route(renewRecoveryCodes)
  async renewRecoveryCodes(
    @Body({ schema: renewRecoveryCodes.body }) { password }: BodyOf<typeof renewRecoveryCodes>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof renewRecoveryCodes>> {
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(caller, password) };
  }
}
