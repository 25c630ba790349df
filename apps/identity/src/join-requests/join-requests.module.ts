import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksModule } from '../human-checks/human-checks.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { JoinRequestsMessages } from './join-requests.messages.js';
import { JoinRequestsController } from './join-requests.controller.js';
import { JoinRequestsRepository } from './join-requests.repository.js';
import { JoinRequestsService } from './join-requests.service.js';

@Module({
  imports: [
    AttemptsModule,
    HumanChecksModule,
    InvitationsModule,
    MembershipsModule,
    OrganisationsModule,
    PeopleModule,
  ],
  controllers: [JoinRequestsController, JoinRequestsMessages],
  providers: [JoinRequestsService, JoinRequestsRepository],
  exports: [JoinRequestsService],
})
export class JoinRequestsModule {}
