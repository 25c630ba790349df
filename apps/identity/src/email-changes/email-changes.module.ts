import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { EmailChangesController } from './email-changes.controller.js';
import { EmailChangesRepository } from './email-changes.repository.js';
import { EmailChangesService } from './email-changes.service.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    PasswordAgainModule,
    PasswordResetsModule,
    PasswordsModule,
    PeopleModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [EmailChangesController],
  providers: [EmailChangesRepository, EmailChangesService],
  exports: [EmailChangesService],
})
export class EmailChangesModule {}
