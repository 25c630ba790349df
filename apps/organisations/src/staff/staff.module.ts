import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RegisterModule } from '../register/register.module.js';
import { SiteCorrectionsModule } from '../site-corrections/site-corrections.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { StaffController } from './staff.controller.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  imports: [OrganisationsModule, RegisterModule, SiteCorrectionsModule, SitesModule],
  controllers: [StaffController],
  providers: [StaffRepository, StaffService],
})
export class StaffModule {}
