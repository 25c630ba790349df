import { Module } from '@nestjs/common';
import { EditionsController } from './editions.controller.js';
import { QuestionSetsRepository } from './question-sets.repository.js';
import { QuestionSetsService } from './question-sets.service.js';

@Module({
  controllers: [EditionsController],
  providers: [QuestionSetsService, QuestionSetsRepository],
  exports: [QuestionSetsService],
})
export class QuestionSetsModule {}
