import { findComingUp } from '@dspt/contracts/assessment/coming-up';
import type { Output, RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ComingUpService } from './coming-up.service.js';

@Controller()
export class ComingUpMessages {
  constructor(private readonly comingUp: ComingUpService) {}

  @RequestHandler(findComingUp)
  find(@Payload() { code }: RequestInput<typeof findComingUp>): Promise<Output<typeof findComingUp>> {
    return this.comingUp.mailed(code);
  }
}
