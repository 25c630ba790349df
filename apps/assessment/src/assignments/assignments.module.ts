import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsMessages } from './assignments.messages.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { AssignmentsTold } from './assignments-told.js';
import { HandoversController } from './handovers.controller.js';
import { HandoversMessages } from './handovers.messages.js';
import { HandoversRepository } from './handovers.repository.js';
import { HandoversService } from './handovers.service.js';

@Module({
  imports: [AssessmentsModule, IdentityModule, OrganisationsModule],
  controllers: [AssignmentsController, AssignmentsMessages, HandoversController, HandoversMessages],
  providers: [
    AssignmentsService,
    AssignmentsRepository,
    AssignmentsTold,
    HandoversRepository,
    HandoversService,
  ],
  exports: [AssignmentsService],
})
export class AssignmentsModule {}
