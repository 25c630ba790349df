import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecondFactorsModule } from '../second-factors/second-factors.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Ceremonies } from './ceremonies.js';
import { Challenges } from './challenges.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { PasskeysService } from './passkeys.service.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    PasswordAgainModule,
    PeopleModule,
    SecondFactorsModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [PasskeysController],
  providers: [Ceremonies, Challenges, PasskeysRepository, PasskeysService],
})
export class PasskeysModule {}
