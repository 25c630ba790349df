import { Module } from '@nestjs/common';
import { AssessmentController } from './assessment.controller.js';
import { ItemsController } from './items.controller.js';

@Module({ controllers: [AssessmentController, ItemsController] })
export class AssessmentModule {}
