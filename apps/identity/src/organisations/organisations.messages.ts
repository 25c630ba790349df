import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { OrganisationsClient } from './organisations.client.js';

@Controller()
export class OrganisationsMessages {
  constructor(private readonly organisations: OrganisationsClient) {}

  @EventHandler(organisationRenamed, { state: true })
  renamed(
    @Payload() event: EventData<typeof organisationRenamed>,
    @Ctx() { manager, occurredAt }: EventContext,
  ): Promise<void> {
    return this.organisations.renamed(manager, event, occurredAt);
  }
}
