import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { ClosingController } from './closing.controller.js';
import { LinkedAccountController } from '../linked-account/linked-account.controller.js';
import { LinkingCookie } from '../linked-account/linking-cookie.js';
import { OwnDetailsController } from './own-details.controller.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { EmailChangeController } from '../email-change/email-change.controller.js';
import { EmailPreferencesController } from '../email-preferences/email-preferences.controller.js';
import { PersonalDataController } from '../personal-data/personal-data.controller.js';
import { PasskeysController } from '../passkeys/passkeys.controller.js';
import { SecondFactorController } from './second-factor.controller.js';

@Module({
  controllers: [
    AccountController,
    ClosingController,
    EmailChangeController,
    LinkedAccountController,
    EmailPreferencesController,
    OwnDetailsController,
    OwnSessionsController,
    PasskeysController,
    PersonalDataController,
    SecondFactorController,
  ],
  providers: [LinkingCookie],
})
export class AccountModule {}
