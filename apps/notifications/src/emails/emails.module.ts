import { Module } from '@nestjs/common';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { Composer } from './composer.js';
import { Dispatcher } from './dispatcher.js';
import { EmailLogRepository } from './email-log.repository.js';
import { EmailsController } from './emails.controller.js';
import { EmailsRepository } from './emails.repository.js';
import { EmailsService } from './emails.service.js';
import { Mailer } from './mailer.js';
import { ResendingService } from './resending.service.js';

@Module({
  imports: [PreferencesModule],
  controllers: [EmailsController],
  providers: [
    EmailsService,
    ResendingService,
    EmailsRepository,
    EmailLogRepository,
    Dispatcher,
    Composer,
    Mailer,
  ],
  exports: [EmailsService],
})
export class EmailsModule {}
