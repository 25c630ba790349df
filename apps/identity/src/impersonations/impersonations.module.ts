import { Module } from '@nestjs/common';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ImpersonationsController } from './impersonations.controller.js';
import { ImpersonationsService } from './impersonations.service.js';

@Module({
  imports: [MembershipsModule, SessionsModule],
  controllers: [ImpersonationsController],
  providers: [ImpersonationsService],
})
export class ImpersonationsModule {}
