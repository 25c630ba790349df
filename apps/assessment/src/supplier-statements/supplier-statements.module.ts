import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { FoundStatementsService } from './found-statements.service.js';
import { StatementInput } from './statement-input.js';
import { SupplierNames } from './supplier-names.js';
import { SupplierStatementsController } from './supplier-statements.controller.js';
import { SupplierStatementsMessages } from './supplier-statements.messages.js';
import { SupplierStatementsRepository } from './supplier-statements.repository.js';
import { SupplierStatementsService } from './supplier-statements.service.js';

@Module({
  imports: [DocumentsModule, OrganisationsModule, QuestionSetsModule],
  controllers: [SupplierStatementsController, SupplierStatementsMessages],
  providers: [
    SupplierStatementsService,
    FoundStatementsService,
    StatementInput,
    SupplierNames,
    SupplierStatementsRepository,
  ],
})
export class SupplierStatementsModule {}
