import { getCertificate } from '@dspt/contracts/assessment/certificates';
import type { Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { CertificatesService } from './certificates.service.js';

@Controller()
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @Route(getCertificate)
  get(
    @Param({ schema: getCertificate.params }) { code, publicationId }: Params<typeof getCertificate>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getCertificate>> {
    return this.certificates.get(caller, code, publicationId);
  }
}
