import { Module } from '@nestjs/common';
import { RegisterFilesController } from './register-files.controller.js';

@Module({ controllers: [RegisterFilesController] })
export class RegisterFilesModule {}
