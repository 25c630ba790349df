import type { Output, RequestInput } from '@dspt/contracts/define';
import { getRequest } from '@dspt/contracts/identity/registrations';
import { Answers } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { HelpRequestsService } from '../help-requests/help-requests.service.js';
import { JoinRequestsService } from '../join-requests/join-requests.service.js';

@Controller()
export class RequestsMessages {
  constructor(
    private readonly joinRequests: JoinRequestsService,
    private readonly helpRequests: HelpRequestsService,
  ) {}

  @Answers(getRequest)
  get(@Payload() { kind, id }: RequestInput<typeof getRequest>): Promise<Output<typeof getRequest>> {
    return kind === 'join' ? this.joinRequests.read(id) : this.helpRequests.read(id);
  }
}
