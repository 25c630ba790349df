import type { Certificate, findCertificate, listCertificates } from '@dspt/contracts/assessment/certificates';
import type { Output, Params, Query } from '@dspt/contracts/define';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { CertificatesRepository, type CertificateRow } from './certificates.repository.js';

@Injectable()
export class CertificatesService {
  constructor(private readonly repository: CertificatesRepository) {}

  async get(caller: Caller, organisation: string, publicationId: string): Promise<Certificate> {
    caller.mustActFor(organisation);
    return certificateOutput(await this.repository.get(organisation, publicationId));
  }

  /** @throws {NotFound} when the organisation has no such publication */
  async list(
    caller: Caller,
    { code, id: publicationId }: Params<typeof listCertificates>,
    { q, organisation, page, perPage }: Query<typeof listCertificates>,
  ): Promise<Output<typeof listCertificates>> {
    caller.mustActFor(code);
    const wanted = { publisher: code, publicationId, q, organisation, page, perPage };
    const rows = await this.repository.list(wanted);
    if (rows.length === 0) await this.repository.mustBeOf(code, publicationId);
    return { items: rows.map((row) => certificateOutput(row)), total: rows[0]?.total ?? 0 };
  }

  async find(code: string): Promise<Output<typeof findCertificate>> {
    return { certificate: await this.repository.find(code) };
  }
}

const certificateOutput = ({
  code,
  organisation,
  level,
  edition,
  publishedAt,
  expiresAt,
  through,
}: CertificateRow): Certificate => ({
  code,
  organisation,
  level,
  edition,
  publishedAt: publishedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  through,
});
