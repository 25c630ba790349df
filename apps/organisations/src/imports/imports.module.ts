import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { OrganisationFilesRepository } from './organisation-files.repository.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { LocationFilesRepository, SuccessionFilesRepository } from './other-files.repository.js';
import { OtherFilesService } from './other-files.service.js';

@Module({
  controllers: [ImportsController],
  providers: [
    ImportsRepository,
    ImportsService,
    LocationFilesRepository,
    OrganisationFilesRepository,
    OrganisationFilesService,
    OtherFilesService,
    SuccessionFilesRepository,
  ],
})
export class ImportsModule {}
