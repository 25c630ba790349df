import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { UsersController } from './users.controller.js';
import { UsersMessages } from './users.messages.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AttemptsModule, InvitationsModule, MembershipsModule],
  controllers: [UsersController, UsersMessages],
  providers: [UsersService, UsersRepository],
  exports: [UsersService],
})
export class UsersModule {}
