import { thingsComingUp } from '@dspt/contracts/assessment/coming-up';
import type { EventData } from '@dspt/contracts/define';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ComingUpEmails } from './coming-up.service.js';

@Controller()
export class ComingUpMessages {
  constructor(private readonly emails: ComingUpEmails) {}

  @EventHandler(thingsComingUp, { asks: true })
  comingUp(@Payload() event: EventData<typeof thingsComingUp>, @Ctx() context: EventContext): Promise<void> {
    return this.emails.comingUp(event, context);
  }
}
