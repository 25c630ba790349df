import { Module } from '@nestjs/common';
import { HumanCheckController } from './human-check.controller.js';

@Module({ controllers: [HumanCheckController] })
export class HumanCheckModule {}
