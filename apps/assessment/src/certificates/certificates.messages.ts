import { findCertificate } from '@dspt/contracts/assessment/certificates';
import type { Output, RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CertificatesService } from './certificates.service.js';

@Controller()
export class CertificatesMessages {
  constructor(private readonly certificates: CertificatesService) {}

  @RequestHandler(findCertificate)
  find(@Payload() { code }: RequestInput<typeof findCertificate>): Promise<Output<typeof findCertificate>> {
    return this.certificates.find(code);
  }
}
