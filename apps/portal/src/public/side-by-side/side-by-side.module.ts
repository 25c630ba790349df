import { Module } from '@nestjs/common';
import { SideBySideController } from './side-by-side.controller.js';

@Module({ controllers: [SideBySideController] })
export class SideBySideModule {}
