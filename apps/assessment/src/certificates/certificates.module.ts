import { Module } from '@nestjs/common';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesMessages } from './certificates.messages.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';

@Module({
  controllers: [CertificatesController, CertificatesMessages],
  providers: [CertificatesRepository, CertificatesService],
})
export class CertificatesModule {}
