import { Module } from '@nestjs/common';
import { CorrectionsController } from './corrections.controller.js';
import { SitesController } from './sites.controller.js';

@Module({ controllers: [SitesController, CorrectionsController] })
export class SitesModule {}
