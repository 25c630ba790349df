import { Module } from '@nestjs/common';
import { LoneAdministratorsRepository } from './lone-administrators.repository.js';
import { LoneAdministratorsService } from './lone-administrators.service.js';

@Module({ providers: [LoneAdministratorsRepository, LoneAdministratorsService] })
export class LoneAdministratorsModule {}
