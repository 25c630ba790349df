import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SitesController } from './sites.controller.js';
import { SitesMessages } from './sites.messages.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [SitesController, SitesMessages],
  providers: [SitesRepository, SitesService],
  exports: [SitesService],
})
export class SitesModule {}
