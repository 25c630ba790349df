import { Module } from '@nestjs/common';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ViewsController } from './views.controller.js';
import { ViewsService } from './views.service.js';

@Module({
  imports: [MembershipsModule, SessionsModule],
  controllers: [ViewsController],
  providers: [ViewsService],
})
export class ViewsModule {}
