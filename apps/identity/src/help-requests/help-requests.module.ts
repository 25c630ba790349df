import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksModule } from '../human-checks/human-checks.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { HelpRequestsController } from './help-requests.controller.js';
import { HelpRequestsRepository } from './help-requests.repository.js';
import { HelpRequestsService } from './help-requests.service.js';

@Module({
  imports: [AttemptsModule, HumanChecksModule, OrganisationsModule],
  controllers: [HelpRequestsController],
  providers: [HelpRequestsService, HelpRequestsRepository],
  exports: [HelpRequestsService],
})
export class HelpRequestsModule {}
