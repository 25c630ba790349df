import { Module } from '@nestjs/common';
import { ActionPlanController } from './action-plan.controller.js';

@Module({ controllers: [ActionPlanController] })
export class ActionPlanModule {}
