import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { IncidentReminders } from './incident-reminders.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsRepository } from './incidents.repository.js';
import { IncidentsService } from './incidents.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [IncidentsController],
  providers: [IncidentReminders, IncidentsRepository, IncidentsService],
})
export class IncidentsModule {}
