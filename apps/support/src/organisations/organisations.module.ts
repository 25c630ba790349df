import { Module } from '@nestjs/common';
import { OrganisationsClient } from './organisations.client.js';

@Module({ providers: [OrganisationsClient], exports: [OrganisationsClient] })
export class OrganisationsModule {}
