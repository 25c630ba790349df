import { Module } from '@nestjs/common';
import { Composer } from './composer.js';
import { Dispatcher } from './dispatcher.js';
import { EmailsController } from './emails.controller.js';
import { EmailsRepository } from './emails.repository.js';
import { EmailsService } from './emails.service.js';
import { Mailer } from './mailer.js';

@Module({
  controllers: [EmailsController],
  providers: [EmailsService, EmailsRepository, Dispatcher, Composer, Mailer],
  exports: [EmailsService],
})
export class EmailsModule {}
