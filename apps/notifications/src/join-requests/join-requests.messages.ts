import type { EventData } from '@dspt/contracts/define';
import { joinAnswered, joinRequested } from '@dspt/contracts/identity/join-requests';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { JoinRequestEmails } from './join-requests.service.js';

@Controller()
export class JoinRequestsMessages {
  constructor(private readonly requests: JoinRequestEmails) {}

  @EventHandler(joinRequested, { asks: true })
  joinRequested(
    @Payload() event: EventData<typeof joinRequested>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.requests.joinRequested(event, context);
  }

  @EventHandler(joinAnswered, { asks: true })
  joinAnswered(
    @Payload() event: EventData<typeof joinAnswered>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.requests.joinAnswered(event, context);
  }
}
