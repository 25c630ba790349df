import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsMessages } from './assessments.messages.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { TaskListService } from './task-list.service.js';

@Module({
  imports: [QuestionSetsModule, OrganisationsModule],
  controllers: [AssessmentsController, AssessmentsMessages],
  providers: [AssessmentsService, AssessmentsRepository, TaskListService],
  exports: [AssessmentsService, TaskListService],
})
export class AssessmentsModule {}
