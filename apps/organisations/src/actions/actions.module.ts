import { ActionExecutionModule } from '@dspt/service-kit/actions/action-execution.module';
import { Module } from '@nestjs/common';
import { HeadOfficeFunctionsModule } from '../head-office-functions/head-office-functions.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SiteCorrectionsModule } from '../site-corrections/site-corrections.module.js';
import { AddSite } from './add-site.js';
import { ActionOrganisations } from './action-organisations.js';
import { RemoveSite } from './remove-site.js';
import { SwitchHeadOfficeFunction } from './switch-head-office-function.js';

/** What the helpdesk can have done to head offices and their sites. */
@Module({
  imports: [
    ActionExecutionModule.of('organisations'),
    HeadOfficeFunctionsModule,
    OrganisationsModule,
    SiteCorrectionsModule,
  ],
  providers: [AddSite, ActionOrganisations, RemoveSite, SwitchHeadOfficeFunction],
})
export class ActionsModule {}
