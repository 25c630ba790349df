import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { DashboardService } from './dashboard.service.js';
import { GroupsRepository } from './groups.repository.js';
import { Snapshots } from './snapshots.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  controllers: [DashboardController],
  providers: [DashboardRepository, DashboardService, GroupsRepository, Snapshots, SnapshotsRepository],
})
export class DashboardModule {}
