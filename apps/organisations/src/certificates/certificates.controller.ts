import type { Output, Params } from '@dspt/contracts/define';
import { verifyCertificate } from '@dspt/contracts/organisations/certificates';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { CertificatesService } from './certificates.service.js';

@Controller()
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @Route(verifyCertificate)
  verify(
    @Param({ schema: verifyCertificate.params }) { code }: Params<typeof verifyCertificate>,
  ): Promise<Output<typeof verifyCertificate>> {
    return this.certificates.verify(code);
  }
}
