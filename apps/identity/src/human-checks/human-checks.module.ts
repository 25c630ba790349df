import { Module } from '@nestjs/common';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { Challenges } from './challenges.js';
import { HumanChecksMessages } from './human-checks.messages.js';
import { HumanChecksController } from './human-checks.controller.js';
import { HumanChecksRepository } from './human-checks.repository.js';
import { HumanChecksService } from './human-checks.service.js';

@Module({
  imports: [AttemptsModule, SecurityEventsModule],
  controllers: [HumanChecksController, HumanChecksMessages],
  providers: [HumanChecksService, Challenges, HumanChecksRepository],
  exports: [HumanChecksService],
})
export class HumanChecksModule {}
