import { Module } from '@nestjs/common';
import { ActionPlansModule } from '../action-plans/action-plans.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProfilesModule } from '../profiles/profiles.module.js';
import { CoverageService } from './coverage.service.js';
import { PublicationHistoryService } from './publication-history.service.js';
import { PublicationCopiesRepository } from './publication-copies.repository.js';
import { PublicationCopiesService } from './publication-copies.service.js';
import { PublicationPagesRepository } from './publication-pages.repository.js';
import { PublicationsController } from './publications.controller.js';
import { PublicationsMessages } from './publications.messages.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublicationsService } from './publications.service.js';

@Module({
  imports: [AssessmentsModule, ActionPlansModule, ProfilesModule, OrganisationsModule],
  controllers: [PublicationsController, PublicationsMessages],
  providers: [
    PublicationsService,
    PublicationHistoryService,
    CoverageService,
    PublicationsRepository,
    PublicationCopiesService,
    PublicationCopiesRepository,
    PublicationPagesRepository,
  ],
  exports: [PublicationCopiesService, PublicationHistoryService, PublicationsService],
})
export class PublicationsModule {}
