import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecondFactorsModule } from '../second-factors/second-factors.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessionsService } from './own-sessions.service.js';

@Module({
  imports: [
    AccessModule,
    KnownDevicesModule,
    MembershipsModule,
    PasswordAgainModule,
    PasswordResetsModule,
    PasswordsModule,
    PeopleModule,
    SecondFactorsModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [OwnAccountController, OwnSessionsController],
  providers: [OwnAccountService, OwnSessionsService],
})
export class OwnAccountModule {}
