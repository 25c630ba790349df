import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { ConfirmationsModule } from '../confirmations/confirmations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { SeveralPublicationsController } from './several-publications.controller.js';
import { SeveralPublicationsService } from './several-publications.service.js';

@Module({
  imports: [AssessmentsModule, ConfirmationsModule, IdentityModule, OrganisationsModule, PublicationsModule],
  controllers: [SeveralPublicationsController],
  providers: [SeveralPublicationsService],
})
export class SeveralPublicationsModule {}
