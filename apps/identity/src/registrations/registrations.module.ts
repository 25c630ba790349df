import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { HumanChecksModule } from '../human-checks/human-checks.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationsService } from './registrations.service.js';

@Module({
  imports: [
    AttemptsModule,
    HumanChecksModule,
    InvitationsModule,
    MembershipsModule,
    OrganisationsModule,
    SessionsModule,
  ],
  controllers: [RegistrationsController],
  providers: [RegistrationsService],
})
export class RegistrationsModule {}
