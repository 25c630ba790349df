import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksMessages } from './human-checks.messages.js';
import { HumanChecksController } from './human-checks.controller.js';
import { HumanChecksRepository } from './human-checks.repository.js';
import { HumanChecksService } from './human-checks.service.js';

@Module({
  imports: [AttemptsModule],
  controllers: [HumanChecksController, HumanChecksMessages],
  providers: [HumanChecksService, HumanChecksRepository],
  exports: [HumanChecksService],
})
export class HumanChecksModule {}
