import { Module } from '@nestjs/common';
import { EmailsModule } from '../emails/emails.module.js';
import { CasesMessages } from './cases.messages.js';
import { CasesService } from './cases.service.js';

@Module({ imports: [EmailsModule], controllers: [CasesMessages], providers: [CasesService] })
export class CasesModule {}
