import { Module } from '@nestjs/common';
import { AnswersModule } from '../answers/answers.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { AnswerCopiesController } from './answer-copies.controller.js';
import { AnswerCopiesRepository } from './answer-copies.repository.js';
import { AnswerCopiesService } from './answer-copies.service.js';
import { CopyingService } from './copying.service.js';

@Module({
  imports: [
    AssessmentsModule,
    AnswersModule,
    DocumentsModule,
    IdentityModule,
    OrganisationsModule,
    QuestionSetsModule,
  ],
  controllers: [AnswerCopiesController],
  providers: [AnswerCopiesService, AnswerCopiesRepository, CopyingService],
})
export class AnswerCopiesModule {}
