import { Module } from '@nestjs/common';
import { QuizPapersController } from './quiz-papers.controller.js';
import { QuizPeopleController } from './quiz-people.controller.js';
import { StaffQuizController } from './staff-quiz.controller.js';

@Module({ controllers: [StaffQuizController, QuizPapersController, QuizPeopleController] })
export class StaffQuizModule {}
