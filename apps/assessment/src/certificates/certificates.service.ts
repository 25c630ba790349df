import type { Certificate, findCertificate } from '@dspt/contracts/assessment/certificates';
import type { Output } from '@dspt/contracts/define';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificatesRepository } from './certificates.repository.js';

@Injectable()
export class CertificatesService {
  constructor(private readonly repository: CertificatesRepository) {}

  /** In the transaction in which the publication is made or comes to count for more. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  issue(manager: EntityManager, publicationId: string): Promise<void> {
    return this.repository.issue(manager, publicationId);
  }

  async get(caller: Caller, organisation: string, publicationId: string): Promise<Certificate> {
    caller.mustActFor(organisation);
    const { publishedAt, expiresAt, ...row } = await this.repository.get(organisation, publicationId);
    return { ...row, publishedAt: publishedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  }

  async find(code: string): Promise<Output<typeof findCertificate>> {
    const found = await this.repository.find(code);
    return {
      certificate: found && { publicationId: found.publicationId, organisation: found.organisation },
    };
  }
}
