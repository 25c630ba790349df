import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksController } from './human-checks.controller.js';
import { HumanChecksRepository } from './human-checks.repository.js';
import { HumanChecksService } from './human-checks.service.js';

@Module({
  imports: [AttemptsModule],
  controllers: [HumanChecksController],
  providers: [HumanChecksService, HumanChecksRepository],
  exports: [HumanChecksService],
})
export class HumanChecksModule {}
