import type { RequestInput } from '@dspt/contracts/define';
import { passHumanCheck } from '@dspt/contracts/identity/human-checks';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { HumanChecksService } from './human-checks.service.js';

@Controller()
export class HumanChecksMessages {
  constructor(private readonly humanChecks: HumanChecksService) {}

  @RequestHandler(passHumanCheck)
  pass(@Payload() form: RequestInput<typeof passHumanCheck>): Promise<object> {
    return this.humanChecks.passForm(form);
  }
}
