import { Module } from '@nestjs/common';
import { PublishingSitesController } from './publishing-sites.controller.js';
import { PublishingController } from './publishing.controller.js';

@Module({ controllers: [PublishingController, PublishingSitesController] })
export class PublishingModule {}
