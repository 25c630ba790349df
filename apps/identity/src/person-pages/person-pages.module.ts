import { Module } from '@nestjs/common';
import { KnownDevicesModule } from '../known-devices/known-devices.module.js';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SecondFactorsModule } from '../second-factors/second-factors.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { PersonPagesController } from './person-pages.controller.js';
import { PersonPagesRepository } from './person-pages.repository.js';
import { PersonPagesService } from './person-pages.service.js';

/** What the helpdesk sees of people. */
@Module({
  imports: [
    AttemptsModule,
    KnownDevicesModule,
    InvitationsModule,
    PeopleModule,
    SecondFactorsModule,
    SessionsModule,
  ],
  controllers: [PersonPagesController],
  providers: [PersonPagesService, PersonPagesRepository],
})
export class PersonPagesModule {}
