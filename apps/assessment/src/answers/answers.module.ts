import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { AnswersController } from './answers.controller.js';
import { AnswersRepository } from './answers.repository.js';
import { AnswersService } from './answers.service.js';
import { CarriedOverController } from './carried-over.controller.js';
import { CarriedOverService } from './carried-over.service.js';

@Module({
  imports: [AssessmentsModule, DocumentsModule, QuestionSetsModule],
  controllers: [AnswersController, CarriedOverController],
  providers: [AnswersService, AnswersRepository, CarriedOverService],
  exports: [AnswersService],
})
export class AnswersModule {}
