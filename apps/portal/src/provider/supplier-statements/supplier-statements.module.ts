import { Module } from '@nestjs/common';
import { FoundStatementsController } from './found-statements.controller.js';
import { OwnStatementsController } from './own-statements.controller.js';

@Module({ controllers: [FoundStatementsController, OwnStatementsController] })
export class SupplierStatementsModule {}
