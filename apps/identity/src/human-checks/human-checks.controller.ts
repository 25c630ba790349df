import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import {
  createHumanChallenge,
  showHumanChallenge,
  speakHumanChallenge,
} from '@dspt/contracts/identity/human-checks';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Query, StreamableFile } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { HumanChecksService } from './human-checks.service.js';

@Controller()
export class HumanChecksController {
  constructor(private readonly humanChecks: HumanChecksService) {}

  @Route(createHumanChallenge)
  create(@ClientAddress() address: string): Promise<Output<typeof createHumanChallenge>> {
    return this.humanChecks.create(address);
  }

  @Route(showHumanChallenge)
  async image(
    @ClientAddress() address: string,
    @Query({ schema: showHumanChallenge.query }) { id }: QueryOf<typeof showHumanChallenge>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.humanChecks.image(address, id));
  }

  @Route(speakHumanChallenge)
  async sound(
    @ClientAddress() address: string,
    @Query({ schema: speakHumanChallenge.query }) { id }: QueryOf<typeof speakHumanChallenge>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.humanChecks.sound(address, id));
  }
}
