import type { Output, RequestInput } from '@dspt/contracts/define';
import { getJoinRequest } from '@dspt/contracts/identity/join-requests';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { JoinRequestsService } from './join-requests.service.js';

@Controller()
export class JoinRequestsMessages {
  constructor(private readonly joinRequests: JoinRequestsService) {}

  @RequestHandler(getJoinRequest)
  get(@Payload() { id }: RequestInput<typeof getJoinRequest>): Promise<Output<typeof getJoinRequest>> {
    return this.joinRequests.read(id);
  }
}
