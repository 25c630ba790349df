import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { EmailsModule } from '../emails/emails.module.js';
import { SitesMessages } from './sites.messages.js';
import { SitesService } from './sites.service.js';

@Module({ imports: [ContactsModule, EmailsModule], controllers: [SitesMessages], providers: [SitesService] })
export class SitesModule {}
