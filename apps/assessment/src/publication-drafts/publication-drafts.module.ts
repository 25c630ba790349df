import { Module } from '@nestjs/common';
import { PublicationDraftsController } from './publication-drafts.controller.js';
import { PublicationDraftsRepository } from './publication-drafts.repository.js';
import { PublicationDraftsService } from './publication-drafts.service.js';

@Module({
  controllers: [PublicationDraftsController],
  providers: [PublicationDraftsService, PublicationDraftsRepository],
})
export class PublicationDraftsModule {}
