import { Module } from '@nestjs/common';
import { ComingUpController } from './coming-up.controller.js';

@Module({ controllers: [ComingUpController] })
export class ComingUpModule {}
