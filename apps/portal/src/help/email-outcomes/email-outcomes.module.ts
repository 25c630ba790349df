import { Module } from '@nestjs/common';
import { EmailOutcomesController } from './email-outcomes.controller.js';

@Module({ controllers: [EmailOutcomesController] })
export class EmailOutcomesModule {}
