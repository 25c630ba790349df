import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { askHelpdesk } from '@dspt/contracts/identity/registrations';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { HelpRequestsService } from './help-requests.service.js';

@Controller()
export class HelpRequestsController {
  constructor(private readonly helpRequests: HelpRequestsService) {}

  @Route(askHelpdesk)
  ask(
    @Body({ schema: askHelpdesk.body }) form: BodyOf<typeof askHelpdesk>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof askHelpdesk>> {
    return this.helpRequests.ask(form, address);
  }
}
