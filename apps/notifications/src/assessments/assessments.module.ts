import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { AssessmentsMessages } from './assessments.messages.js';
import { AssessmentEmails } from './assessments.service.js';

@Module({
  imports: [ContactsModule, EmailsModule],
  controllers: [AssessmentsMessages],
  providers: [AssessmentEmails],
})
export class AssessmentsModule {}
