import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { EmailChangesModule } from '../email-changes/email-changes.module.js';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { LinkedAccountsModule } from '../linked-accounts/linked-accounts.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PasswordResetsModule } from '../password-resets/password-resets.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecondFactorsModule } from '../second-factors/second-factors.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AccountClosingController } from './account-closing.controller.js';
import { AccountClosingService } from './account-closing.service.js';

@Module({
  imports: [
    AccessModule,
    EmailChangesModule,
    KnownDevicesModule,
    LinkedAccountsModule,
    MembershipsModule,
    PasswordAgainModule,
    PasswordResetsModule,
    PasswordsModule,
    PeopleModule,
    SecondFactorsModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [AccountClosingController],
  providers: [AccountClosingService],
})
export class AccountClosingModule {}
