import { findCertificate } from '@dspt/contracts/assessment/certificates';
import type { VerifiedCertificate } from '@dspt/contracts/organisations/certificates';
import { NotFound } from '@dspt/contracts/problem';
import { dayOf } from '@dspt/service-kit/clock';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { CoverageService } from '../register/coverage.service.js';
import { standingOf } from './standing.js';

/** Certificates are assessment's; whether they count today is the register's to say. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly requests: Requests,
    private readonly organisations: OrganisationsService,
    private readonly coverage: CoverageService,
  ) {}

  /** @throws {NotFound} also for the second in which the register has not heard of the publication yet */
  async verify(code: string): Promise<VerifiedCertificate> {
    const { certificate } = await this.requests.ask(findCertificate, { code });
    if (!certificate) throw new NotFound('certificate');
    const { publicationId, organisation } = certificate;
    const [{ name, status }, reasons] = await Promise.all([
      this.organisations.get(organisation),
      this.coverage.reasons(organisation),
    ]);
    // Taken back and made again it is there twice, the newest first.
    const reason = reasons.find((each) => each.publicationId === publicationId);
    if (!reason) throw new NotFound('certificate');
    const { level, edition, publishedAt, expiresAt, through, formerHeadOffice } = reason;
    return {
      code,
      organisation: { code: organisation, name },
      level,
      edition,
      publishedAt,
      expiresOn: dayOf(new Date(expiresAt)),
      through,
      formerHeadOffice,
      ...standingOf(reason, reasons),
      status,
    };
  }
}
