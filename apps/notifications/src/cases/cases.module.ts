import { Module } from '@nestjs/common';
import { EmailsModule } from '../emails/emails.module.js';
import { CasesMessages } from './cases.messages.js';
import { CaseEmails } from './cases.service.js';

@Module({ imports: [EmailsModule], controllers: [CasesMessages], providers: [CaseEmails] })
export class CasesModule {}
