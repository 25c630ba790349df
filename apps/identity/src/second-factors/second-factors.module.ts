import { Module } from '@nestjs/common';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PasswordAgainModule } from '../passwords/password-again.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { SecondFactorsController } from './second-factors.controller.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SecondFactorsService } from './second-factors.service.js';

@Module({
  imports: [AccessModule, AttemptsModule, SecurityEventsModule, PasswordAgainModule, SessionsModule],
  controllers: [SecondFactorsController],
  providers: [SecondFactorsService, SecondFactorsRepository, RecoveryCodesService, RecoveryCodesRepository],
  exports: [RecoveryCodesService, SecondFactorsService],
})
export class SecondFactorsModule {}
