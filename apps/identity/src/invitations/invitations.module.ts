import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecurityEventsModule } from '../security-events/security-events.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { DecliningService } from './declining.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { OpenInvitations } from './open-invitations.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    MembershipsModule,
    OrganisationsModule,
    PasswordsModule,
    PeopleModule,
    SecurityEventsModule,
    SessionsModule,
  ],
  controllers: [InvitationsController],
  providers: [
    InvitationsService,
    OpenInvitations,
    AcceptanceService,
    DecliningService,
    InvitationsRepository,
  ],
  exports: [InvitationsService],
})
export class InvitationsModule {}
