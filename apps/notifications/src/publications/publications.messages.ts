import { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PublicationEmails } from './publications.service.js';

@Controller()
export class PublicationsMessages {
  constructor(private readonly publications: PublicationEmails) {}

  @EventHandler(published, { asks: true })
  published(@Payload() event: EventData<typeof published>, @Ctx() context: EventContext): Promise<void> {
    return this.publications.published(event, context);
  }

  @EventHandler(coverageAdded, { asks: true })
  coverageAdded(
    @Payload() event: EventData<typeof coverageAdded>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.publications.coverageAdded(event, context);
  }

  @EventHandler(coverageEnded, { asks: true })
  coverageEnded(
    @Payload() event: EventData<typeof coverageEnded>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.publications.coverageEnded(event, context);
  }
}
