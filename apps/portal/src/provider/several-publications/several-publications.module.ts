import { Module } from '@nestjs/common';
import { SeveralPublicationsController } from './several-publications.controller.js';

@Module({ controllers: [SeveralPublicationsController] })
export class SeveralPublicationsModule {}
