import { Module } from '@nestjs/common';
import { DocumentDatesService } from './document-dates.service.js';
import { DocumentsHousekeeping } from './documents-housekeeping.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { SharedDocumentsRepository } from './shared-documents.repository.js';
import { SharedDocumentsService } from './shared-documents.service.js';
import { Scanner } from './scanner.js';

@Module({
  imports: [QuestionSetsModule],
  controllers: [DocumentsController],
  providers: [
    DocumentsService,
    DocumentDatesService,
    DocumentsRepository,
    DocumentsHousekeeping,
    Scanner,
    SharedDocumentsRepository,
    SharedDocumentsService,
  ],
  exports: [DocumentsService, DocumentDatesService, SharedDocumentsService],
})
export class DocumentsModule {}
