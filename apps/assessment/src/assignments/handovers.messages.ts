import { findHandover } from '@dspt/contracts/assessment/handovers';
import type { Output, RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { HandoversService } from './handovers.service.js';

@Controller()
export class HandoversMessages {
  constructor(private readonly handovers: HandoversService) {}

  @RequestHandler(findHandover)
  find(@Payload() { handoverId }: RequestInput<typeof findHandover>): Promise<Output<typeof findHandover>> {
    return this.handovers.find(handoverId);
  }
}
