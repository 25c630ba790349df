import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ActionsController } from './actions.controller.js';
import { ActionsRepository } from './actions.repository.js';
import { ActionsService } from './actions.service.js';
import { ActionExecutor } from './action-executor.js';
import { DecisionsService } from './decisions.service.js';
import { Owners } from './owners.js';

@Module({
  imports: [CasesModule],
  controllers: [ActionsController],
  providers: [ActionsRepository, ActionsService, ActionExecutor, DecisionsService, Owners],
})
export class ActionsModule {}
