import { Module } from '@nestjs/common';
import { HumanChecksController } from './human-checks.controller.js';
import { HumanChecksRepository } from './human-checks.repository.js';
import { HumanChecksService } from './human-checks.service.js';

@Module({
  controllers: [HumanChecksController],
  providers: [HumanChecksService, HumanChecksRepository],
  exports: [HumanChecksService],
})
export class HumanChecksModule {}
