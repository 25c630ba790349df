import { Module } from '@nestjs/common';
import { AnswersModule } from '../answers/answers.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { DocumentReplacementsController } from './document-replacements.controller.js';
import { DocumentReplacementsRepository } from './document-replacements.repository.js';
import { DocumentReplacementsService } from './document-replacements.service.js';

@Module({
  imports: [AnswersModule, AssessmentsModule, DocumentsModule],
  controllers: [DocumentReplacementsController],
  providers: [DocumentReplacementsService, DocumentReplacementsRepository],
})
export class DocumentReplacementsModule {}
