import { Module } from '@nestjs/common';
import { InformationController } from './information.controller.js';

@Module({ controllers: [InformationController] })
export class InformationModule {}
