import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { MovesRepository } from './moves.repository.js';
import { MovesService } from './moves.service.js';

@Module({
  imports: [AssessmentsModule],
  providers: [MovesService, MovesRepository],
  exports: [MovesService],
})
export class MovesModule {}
