import { Module } from '@nestjs/common';
import { QuizPeopleController } from './quiz-people.controller.js';
import { StaffQuizController } from './staff-quiz.controller.js';

@Module({ controllers: [StaffQuizController, QuizPeopleController] })
export class StaffQuizModule {}
