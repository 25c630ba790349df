import type { Body as BodyOf } from '@dspt/contracts/define';
import { closeAccount } from '@dspt/contracts/identity/own-account';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { AccountClosingService } from './account-closing.service.js';

@Controller()
export class AccountClosingController {
  constructor(private readonly closing: AccountClosingService) {}

  @Route(closeAccount)
  close(
    @Body({ schema: closeAccount.body }) shown: BodyOf<typeof closeAccount>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.closing.close(caller, shown);
  }
}
