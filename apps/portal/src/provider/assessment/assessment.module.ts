import { Module } from '@nestjs/common';
import { AssessmentController } from './assessment.controller.js';
import { ItemsController } from './items.controller.js';
import { LastYearController } from './last-year.controller.js';

@Module({ controllers: [AssessmentController, ItemsController, LastYearController] })
export class AssessmentModule {}
