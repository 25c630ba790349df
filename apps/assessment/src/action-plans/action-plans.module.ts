import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { ActionPlansController } from './action-plans.controller.js';
import { ActionPlansRepository } from './action-plans.repository.js';
import { ActionPlansService } from './action-plans.service.js';

@Module({
  imports: [AssessmentsModule],
  controllers: [ActionPlansController],
  providers: [ActionPlansService, ActionPlansRepository],
  exports: [ActionPlansService],
})
export class ActionPlansModule {}
