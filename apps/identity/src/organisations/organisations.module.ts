import { Module } from '@nestjs/common';
import { Names } from './names.js';
import { OrganisationsMessages } from './organisations.messages.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsClient } from './organisations.client.js';

@Module({
  controllers: [OrganisationsMessages],
  providers: [Names, OrganisationsClient, OrganisationsRepository],
  exports: [OrganisationsClient],
})
export class OrganisationsModule {}
