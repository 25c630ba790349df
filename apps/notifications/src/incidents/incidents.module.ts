import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { IncidentsMessages } from './incidents.messages.js';
import { IncidentEmails } from './incidents.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [IncidentsMessages],
  providers: [IncidentEmails],
})
export class IncidentsModule {}
