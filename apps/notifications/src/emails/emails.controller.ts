import type { Output, Query } from '@dspt/contracts/define';
import { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Query as QueryParameters } from '@nestjs/common';
import { EmailsService } from './emails.service.js';

@Controller()
export class EmailsController {
  constructor(private readonly emails: EmailsService) {}

  @Route(listStaffEmails)
  list(
    @QueryParameters({ schema: listStaffEmails.query }) filter: Query<typeof listStaffEmails>,
  ): Promise<Output<typeof listStaffEmails>> {
    return this.emails.list(filter);
  }
}
