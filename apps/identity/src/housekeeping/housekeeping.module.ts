import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { HousekeepingRepository } from './housekeeping.repository.js';
import { HousekeepingService } from './housekeeping.service.js';

@Module({ imports: [SessionsModule], providers: [HousekeepingService, HousekeepingRepository] })
export class HousekeepingModule {}
