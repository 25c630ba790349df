import { Module } from '@nestjs/common';
import { ActionPlansModule } from '../action-plans/action-plans.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { ComingUpController } from './coming-up.controller.js';
import { ComingUpMessages } from './coming-up.messages.js';
import { ComingUpRepository } from './coming-up.repository.js';
import { ComingUpService } from './coming-up.service.js';
import { ComingUpTold } from './coming-up-told.js';

@Module({
  imports: [ActionPlansModule, AssessmentsModule, AssignmentsModule, DocumentsModule, QuestionSetsModule],
  controllers: [ComingUpController, ComingUpMessages],
  providers: [ComingUpService, ComingUpRepository, ComingUpTold],
})
export class ComingUpModule {}
