import { Module } from '@nestjs/common';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsMessages } from './sessions.messages.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    KnownDevicesModule,
    SecurityEventsModule,
    KeysModule,
    PasswordsModule,
    PeopleModule,
  ],
  controllers: [SessionsController, SessionsMessages],
  providers: [SessionsService, SignInService, SessionsRepository],
  exports: [SessionsService, SignInService],
})
export class SessionsModule {}
