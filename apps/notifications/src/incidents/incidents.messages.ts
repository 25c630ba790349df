import type { EventData } from '@dspt/contracts/define';
import { incidentDue, incidentReported } from '@dspt/contracts/support/incidents';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { IncidentEmails } from './incidents.service.js';

@Controller()
export class IncidentsMessages {
  constructor(private readonly incidents: IncidentEmails) {}

  @EventHandler(incidentReported, { asks: true })
  reported(
    @Payload() event: EventData<typeof incidentReported>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.incidents.reported(event, context);
  }

  @EventHandler(incidentDue, { asks: true })
  due(@Payload() event: EventData<typeof incidentDue>, @Ctx() context: EventContext): Promise<void> {
    return this.incidents.due(event, context);
  }
}
