import { Module } from '@nestjs/common';
import { AuthorityFilesRepository } from './authority-files.repository.js';
import { FileTaking } from './file-taking.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { OrganisationChecksRepository } from './organisation-checks.repository.js';
import { OrganisationFilesRepository } from './organisation-files.repository.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { LocationFilesRepository } from './location-files.repository.js';
import { SuccessionFilesRepository } from './succession-files.repository.js';
import { OtherFilesService } from './other-files.service.js';

@Module({
  controllers: [ImportsController],
  providers: [
    AuthorityFilesRepository,
    FileTaking,
    ImportsRepository,
    ImportsService,
    LocationFilesRepository,
    OrganisationChecksRepository,
    OrganisationFilesRepository,
    OrganisationFilesService,
    OtherFilesService,
    SuccessionFilesRepository,
  ],
})
export class ImportsModule {}
