import type { RequestInput } from '@dspt/contracts/define';
import { resolveAreas } from '@dspt/contracts/organisations/areas';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AreasService } from './areas.service.js';

@Controller()
export class AreasMessages {
  constructor(private readonly areas: AreasService) {}

  @RequestHandler(resolveAreas)
  async resolve(@Payload() { areas }: RequestInput<typeof resolveAreas>) {
    return { areas: await this.areas.resolve(areas) };
  }
}
