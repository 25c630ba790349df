import { getCertificate, listCertificates } from '@dspt/contracts/assessment/certificates';
import type { Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
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

  @Route(listCertificates)
  list(
    @Param({ schema: listCertificates.params }) publication: Params<typeof listCertificates>,
    @Query({ schema: listCertificates.query }) query: QueryOf<typeof listCertificates>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listCertificates>> {
    return this.certificates.list(caller, publication, query);
  }
}
