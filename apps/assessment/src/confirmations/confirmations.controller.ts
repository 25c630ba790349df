import { confirmAll, confirmAssertion, unconfirmAssertion } from '@dspt/contracts/assessment/confirmations';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ConfirmationsService } from './confirmations.service.js';

@Controller()
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @Route(confirmAssertion)
  confirm(
    @Param({ schema: confirmAssertion.params }) { code, ref }: Params<typeof confirmAssertion>,
    @Body({ schema: confirmAssertion.body }) { version }: BodyOf<typeof confirmAssertion>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof confirmAssertion>> {
    return this.confirmations.confirm(caller, code, [{ ref, version }]);
  }

  @Route(unconfirmAssertion)
  unconfirm(
    @Param({ schema: unconfirmAssertion.params }) { code, ref }: Params<typeof unconfirmAssertion>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof unconfirmAssertion>> {
    return this.confirmations.unconfirm(caller, code, ref);
  }

  @Route(confirmAll)
  confirmAll(
    @Param({ schema: confirmAll.params }) { code }: Params<typeof confirmAll>,
    @Body({ schema: confirmAll.body }) { assertions }: BodyOf<typeof confirmAll>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof confirmAll>> {
    return this.confirmations.confirm(caller, code, assertions);
  }
}
