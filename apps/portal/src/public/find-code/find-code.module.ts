import { Module } from '@nestjs/common';
import { FindCodeController } from './find-code.controller.js';

@Module({ controllers: [FindCodeController] })
export class FindCodeModule {}
