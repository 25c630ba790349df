import type { EventData } from '@dspt/contracts/define';
import { headOfficeFunctionSwitched, siteListCorrected } from '@dspt/contracts/organisations/corrections';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { SiteEmails } from './sites.service.js';

@Controller()
export class SitesMessages {
  constructor(private readonly sites: SiteEmails) {}

  @EventHandler(sitesJoined, { asks: true })
  joined(@Payload() event: EventData<typeof sitesJoined>, @Ctx() context: EventContext): Promise<void> {
    return this.sites.joined(event, context);
  }

  @EventHandler(siteListCorrected, { asks: true })
  corrected(
    @Payload() event: EventData<typeof siteListCorrected>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.sites.corrected(event, context);
  }

  @EventHandler(headOfficeFunctionSwitched, { asks: true })
  functionSwitched(
    @Payload() event: EventData<typeof headOfficeFunctionSwitched>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.sites.functionSwitched(event, context);
  }
}
