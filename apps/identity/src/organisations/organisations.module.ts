import { Module } from '@nestjs/common';
import { Names } from './names.js';
import { OrganisationsMessages } from './organisations.messages.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  controllers: [OrganisationsMessages],
  providers: [Names, OrganisationsService, OrganisationsRepository],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
