import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { SecurityEventsController } from './security-events.controller.js';
import { SecurityEventsMessages } from './security-events.messages.js';
import { SecurityEventsRepository } from './security-events.repository.js';
import { SecurityEventsService } from './security-events.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [SecurityEventsController, SecurityEventsMessages],
  providers: [SecurityEventsService, SecurityEventsRepository],
  exports: [SecurityEventsService],
})
export class SecurityEventsModule {}
