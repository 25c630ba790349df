import { Module } from '@nestjs/common';
import { QuizController } from './quiz.controller.js';

@Module({ controllers: [QuizController] })
export class QuizModule {}
