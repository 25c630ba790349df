import { Module } from '@nestjs/common';
import { AnswerSheetsController } from './answer-sheets.controller.js';

@Module({ controllers: [AnswerSheetsController] })
export class AnswerSheetsModule {}
