import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  imports: [
    AccessModule,
    AttemptsModule,
    MembershipsModule,
    OrganisationsModule,
    PasswordsModule,
    PeopleModule,
    SessionsModule,
  ],
  controllers: [InvitationsController],
  providers: [InvitationsService, AcceptanceService, InvitationsRepository],
  exports: [InvitationsService],
})
export class InvitationsModule {}
