import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import {
  changeOwnDetails,
  changeOwnPassword,
  getOwnAccount,
  type OwnAccount,
} from '@dspt/contracts/identity/own-account';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { OwnAccountService } from './own-account.service.js';

@Controller()
export class OwnAccountController {
  constructor(private readonly account: OwnAccountService) {}

  @Route(getOwnAccount)
  get(@CurrentCaller() caller: Caller): Promise<OwnAccount> {
    return this.account.get(caller);
  }

  @Route(changeOwnDetails)
  changeDetails(
    @Body({ schema: changeOwnDetails.body }) details: BodyOf<typeof changeOwnDetails>,
    @CurrentCaller() caller: Caller,
  ): Promise<OwnAccount> {
    return this.account.changeDetails(caller, details);
  }

  @Route(changeOwnPassword)
  changePassword(
    @Body({ schema: changeOwnPassword.body }) shown: BodyOf<typeof changeOwnPassword>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof changeOwnPassword>> {
    return this.account.changePassword(caller, shown);
  }
}
