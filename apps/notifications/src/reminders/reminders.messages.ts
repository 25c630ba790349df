import type { EventData } from '@dspt/contracts/define';
import { statusEnding } from '@dspt/contracts/organisations/reminders';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReminderEmails } from './reminders.service.js';

@Controller()
export class RemindersMessages {
  constructor(private readonly reminders: ReminderEmails) {}

  @EventHandler(statusEnding, { asks: true })
  statusEnding(
    @Payload() event: EventData<typeof statusEnding>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.reminders.statusEnding(event, context);
  }
}
