import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import {
  cancelEmailChange,
  confirmEmailChange,
  getEmailChange,
  getOwnEmailChange,
  startEmailChange,
  stopEmailChange,
  type EmailChange,
} from '@dspt/contracts/identity/email-changes';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { EmailChangesService } from './email-changes.service.js';

@Controller()
export class EmailChangesController {
  constructor(private readonly changes: EmailChangesService) {}

  @Route(startEmailChange)
  start(
    @Body({ schema: startEmailChange.body }) wanted: BodyOf<typeof startEmailChange>,
    @CurrentCaller() caller: Caller,
  ): Promise<EmailChange> {
    return this.changes.start(caller, wanted);
  }

  @Route(getOwnEmailChange)
  async own(@CurrentCaller() caller: Caller): Promise<Output<typeof getOwnEmailChange>> {
    return { change: await this.changes.ownOf(caller) };
  }

  @Route(cancelEmailChange)
  cancel(@CurrentCaller() caller: Caller): Promise<void> {
    return this.changes.cancel(caller);
  }

  @Route(getEmailChange)
  get(
    @Param({ schema: getEmailChange.params }) { side, token }: Params<typeof getEmailChange>,
  ): Promise<EmailChange> {
    return this.changes.get(side, token);
  }

  @Route(confirmEmailChange)
  confirm(
    @Param({ schema: confirmEmailChange.params }) { side, token }: Params<typeof confirmEmailChange>,
  ): Promise<EmailChange> {
    return this.changes.confirm(side, token);
  }

  @Route(stopEmailChange)
  stop(
    @Param({ schema: stopEmailChange.params }) { side, token }: Params<typeof stopEmailChange>,
  ): Promise<EmailChange> {
    return this.changes.stop(side, token);
  }
}
