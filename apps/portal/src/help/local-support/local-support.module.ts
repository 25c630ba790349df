import { Module } from '@nestjs/common';
import { LocalSupportController } from './local-support.controller.js';

@Module({ controllers: [LocalSupportController] })
export class LocalSupportModule {}
