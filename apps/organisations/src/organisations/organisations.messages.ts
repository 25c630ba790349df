import type { RequestInput } from '@dspt/contracts/define';
import { findOrganisations } from '@dspt/contracts/organisations/organisations';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsMessages {
  constructor(private readonly organisations: OrganisationsService) {}

  @RequestHandler(findOrganisations)
  async find(@Payload() { codes }: RequestInput<typeof findOrganisations>) {
    return { organisations: await this.organisations.find(codes) };
  }
}
