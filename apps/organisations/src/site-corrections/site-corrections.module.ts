import { Module } from '@nestjs/common';
import { SiteCorrectionsRepository } from './site-corrections.repository.js';
import { SiteCorrectionsService } from './site-corrections.service.js';

@Module({
  providers: [SiteCorrectionsRepository, SiteCorrectionsService],
  exports: [SiteCorrectionsService],
})
export class SiteCorrectionsModule {}
