import { Module } from '@nestjs/common';
import { AnswersModule } from '../answers/answers.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { AnswerSheetsController } from './answer-sheets.controller.js';
import { AnswerSheetsRepository } from './answer-sheets.repository.js';
import { AnswerSheetsService } from './answer-sheets.service.js';

@Module({
  imports: [AssessmentsModule, AnswersModule],
  controllers: [AnswerSheetsController],
  providers: [AnswerSheetsService, AnswerSheetsRepository],
})
export class AnswerSheetsModule {}
