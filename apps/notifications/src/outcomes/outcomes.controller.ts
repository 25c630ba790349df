import type { Output, Params } from '@dspt/contracts/define';
import { getEmailOutcome, listRefusedInvitations } from '@dspt/contracts/notifications/email-outcomes';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { OutcomesService } from './outcomes.service.js';

@Controller()
export class OutcomesController {
  constructor(private readonly outcomes: OutcomesService) {}

  @Route(getEmailOutcome)
  one(
    @Param({ schema: getEmailOutcome.params }) { formId }: Params<typeof getEmailOutcome>,
  ): Promise<Output<typeof getEmailOutcome>> {
    return this.outcomes.of(formId);
  }

  @Route(listRefusedInvitations)
  refusedInvitations(
    @Param({ schema: listRefusedInvitations.params }) { code }: Params<typeof listRefusedInvitations>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listRefusedInvitations>> {
    return this.outcomes.refusedInvitations(caller, code);
  }
}
