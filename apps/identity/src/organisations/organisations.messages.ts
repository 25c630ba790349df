import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { EventContext, Hears } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsMessages {
  constructor(private readonly organisations: OrganisationsService) {}

  @Hears(organisationRenamed, { state: true })
  renamed(
    @Payload() event: EventData<typeof organisationRenamed>,
    @Ctx() { manager, occurredAt }: EventContext,
  ): Promise<void> {
    return this.organisations.renamed(manager, event, occurredAt);
  }
}
