import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AssigneesService } from './assignees.service.js';
import { CasesController } from './cases.controller.js';
import { CasesMessages } from './cases.messages.js';
import { CasesRepository } from './cases.repository.js';
import { CasesService } from './cases.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [CasesController, CasesMessages, IntakeController],
  providers: [AssigneesService, CasesRepository, CasesService, IntakeService],
  exports: [CasesService],
})
export class CasesModule {}
