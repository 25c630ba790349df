import { Module } from '@nestjs/common';
import { FormerAddressesRepository } from './former-addresses.repository.js';
import { FormerAddressesService } from './former-addresses.service.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

@Module({
  providers: [PeopleService, PeopleRepository, FormerAddressesService, FormerAddressesRepository],
  exports: [PeopleService, FormerAddressesService],
})
export class PeopleModule {}
