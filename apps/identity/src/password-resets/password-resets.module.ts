import { Module } from '@nestjs/common';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksModule } from '../human-checks/human-checks.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordResetsRepository } from './password-resets.repository.js';
import { PasswordResetsService } from './password-resets.service.js';

@Module({
  imports: [
    AttemptsModule,
    KnownDevicesModule,
    SecurityEventsModule,
    HumanChecksModule,
    MembershipsModule,
    PasswordsModule,
    PeopleModule,
    SessionsModule,
  ],
  controllers: [PasswordResetsController],
  providers: [PasswordResetsService, PasswordResetsRepository],
  exports: [PasswordResetsService],
})
export class PasswordResetsModule {}
