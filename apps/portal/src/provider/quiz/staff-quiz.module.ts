import { Module } from '@nestjs/common';
import { StaffQuizController } from './staff-quiz.controller.js';

@Module({ controllers: [StaffQuizController] })
export class StaffQuizModule {}
