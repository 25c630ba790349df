import { Module } from '@nestjs/common';
import { DocumentsHousekeeping } from './documents-housekeeping.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { Scanner } from './scanner.js';

@Module({
  imports: [QuestionSetsModule],
  controllers: [DocumentsController],
  providers: [DocumentsService, DocumentsRepository, DocumentsHousekeeping, Scanner],
  exports: [DocumentsService],
})
export class DocumentsModule {}
