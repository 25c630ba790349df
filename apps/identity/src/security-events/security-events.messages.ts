import type { RequestInput } from '@dspt/contracts/define';
import { reportRefusal } from '@dspt/contracts/identity/security-events';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SecurityEventsService } from './security-events.service.js';

@Controller()
export class SecurityEventsMessages {
  constructor(private readonly events: SecurityEventsService) {}

  @RequestHandler(reportRefusal)
  report(@Payload() refusal: RequestInput<typeof reportRefusal>): Promise<object> {
    return this.events.reportRefusal(refusal);
  }
}
