import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { PasswordAgainService } from './password-again.service.js';
import { PasswordsModule } from './passwords.module.js';

@Module({
  imports: [AttemptsModule, PasswordsModule, SecurityEventsModule],
  providers: [PasswordAgainService],
  exports: [PasswordAgainService],
})
export class PasswordAgainModule {}
