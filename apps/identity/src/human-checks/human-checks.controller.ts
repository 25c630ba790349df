import type { Output } from '@dspt/contracts/define';
import { createHumanChallenge } from '@dspt/contracts/identity/human-checks';
import { Route } from '@dspt/service-kit/http/route';
import { Controller } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { HumanChecksService } from './human-checks.service.js';

@Controller()
export class HumanChecksController {
  constructor(private readonly humanChecks: HumanChecksService) {}

  @Route(createHumanChallenge)
  create(@ClientAddress() address: string): Promise<Output<typeof createHumanChallenge>> {
    return this.humanChecks.create(address);
  }
}
