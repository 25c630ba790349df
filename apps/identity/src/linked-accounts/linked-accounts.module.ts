import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { LinkedAccountsController } from './linked-accounts.controller.js';
import { LinkedAccountsRepository } from './linked-accounts.repository.js';
import { LinkedAccountsService } from './linked-accounts.service.js';
import { OpenidClient } from './openid-client.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    PasswordAgainModule,
    PeopleModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [LinkedAccountsController],
  providers: [LinkedAccountsRepository, LinkedAccountsService, OpenidClient],
  exports: [LinkedAccountsService],
})
export class LinkedAccountsModule {}
