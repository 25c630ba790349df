import { Module } from '@nestjs/common';
import { SitesController } from './sites.controller.js';
import { SitesMessages } from './sites.messages.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

@Module({
  controllers: [SitesController, SitesMessages],
  providers: [SitesRepository, SitesService],
  exports: [SitesService],
})
export class SitesModule {}
