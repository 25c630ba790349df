import { Module } from '@nestjs/common';
import { AnswerCopiesController } from './answer-copies.controller.js';

@Module({ controllers: [AnswerCopiesController] })
export class AnswerCopiesModule {}
