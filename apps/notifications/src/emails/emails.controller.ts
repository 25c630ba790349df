import type { Body, Output, Params, Query } from '@dspt/contracts/define';
import {
  discardEmail,
  getStaffEmail,
  listStaffEmails,
  resendEmail,
  type EmailDetail,
} from '@dspt/contracts/notifications/emails';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body as JsonBody, Controller, Param, Query as QueryParameters } from '@nestjs/common';
import { EmailsService } from './emails.service.js';
import { ResendingService } from './resending.service.js';

@Controller()
export class EmailsController {
  constructor(
    private readonly emails: EmailsService,
    private readonly resending: ResendingService,
  ) {}

  @Route(listStaffEmails)
  list(
    @QueryParameters({ schema: listStaffEmails.query }) filter: Query<typeof listStaffEmails>,
  ): Promise<Output<typeof listStaffEmails>> {
    return this.emails.list(filter);
  }

  @Route(getStaffEmail)
  one(@Param({ schema: getStaffEmail.params }) { id }: Params<typeof getStaffEmail>): Promise<EmailDetail> {
    return this.emails.one(id);
  }

  @Route(resendEmail)
  async resend(
    @Param({ schema: resendEmail.params }) { id }: Params<typeof resendEmail>,
    @JsonBody({ schema: resendEmail.body }) { requestId }: Body<typeof resendEmail>,
    @CurrentCaller() caller: Caller,
  ): Promise<EmailDetail> {
    return this.emails.one(await this.resending.resend(id, requestId, caller));
  }

  @Route(discardEmail)
  discard(
    @Param({ schema: discardEmail.params }) { id }: Params<typeof discardEmail>,
    @JsonBody({ schema: discardEmail.body }) { reason }: Body<typeof discardEmail>,
    @CurrentCaller() caller: Caller,
  ): Promise<EmailDetail> {
    return this.emails.discard(id, reason, caller);
  }
}
