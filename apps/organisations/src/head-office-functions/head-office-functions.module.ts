import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { HeadOfficeFunctionsController } from './head-office-functions.controller.js';
import { HeadOfficeFunctionsRepository } from './head-office-functions.repository.js';
import { HeadOfficeFunctionsService } from './head-office-functions.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [HeadOfficeFunctionsController],
  providers: [HeadOfficeFunctionsRepository, HeadOfficeFunctionsService],
  exports: [HeadOfficeFunctionsService],
})
export class HeadOfficeFunctionsModule {}
