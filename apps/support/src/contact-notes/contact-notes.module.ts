import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ContactNotesController } from './contact-notes.controller.js';
import { ContactNotesRepository } from './contact-notes.repository.js';
import { ContactNotesService } from './contact-notes.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [ContactNotesController],
  providers: [ContactNotesRepository, ContactNotesService],
})
export class ContactNotesModule {}
