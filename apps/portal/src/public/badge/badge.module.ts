import { Module } from '@nestjs/common';
import { BadgeController } from './badge.controller.js';

@Module({ controllers: [BadgeController] })
export class BadgeModule {}
