import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { SitesMessages } from './sites.messages.js';
import { SiteEmails } from './sites.service.js';

@Module({ imports: [ContactsModule, EmailsModule], controllers: [SitesMessages], providers: [SiteEmails] })
export class SitesModule {}
