import type { Certificate, findCertificate } from '@dspt/contracts/assessment/certificates';
import type { Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredPublication } from '../publications/publication.entity.js';

export type CertificateRow = Omit<Certificate, 'publishedAt' | 'expiresAt'> & {
  publishedAt: Date;
  expiresAt: Date;
};

/** `total` is how many there are on all pages. */
type CountedRow = CertificateRow & { total: number };

/** Which certificates of a publication are wanted. */
interface Wanted {
  /** Whose publication it is. */
  publisher: string;
  publicationId: string;
  q: string | undefined;
  organisation: string | undefined;
  page: number;
  perPage: number;
}

/** What is to be known of a certificate's code: whose publication it is, and for whom it counts. */
type Found = NonNullable<Output<typeof findCertificate>['certificate']>;

/** Only while the publication counts for the organisation: a copy may have been taken back. */
const select = `
  select c.code, p.level, p.edition, p.published_at as "publishedAt", p.expires_at as "expiresAt",
    json_build_object('code', c.organisation, 'name', c.name) as organisation,
    case when p.code <> c.organisation then json_build_object('code', p.code, 'name', p.organisation_name) end as through,
    count(*) over ()::int as total
  from certificates c join publications p on p.id = c.publication_id
  where c.counts`;

@Injectable()
export class CertificatesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {NotFound} when the publication does not count for the organisation */
  async get(organisation: string, publicationId: string): Promise<CertificateRow> {
    const [row] = await this.dataSource.query<CertificateRow[]>(
      `${select} and c.organisation = $1 and p.id = $2`,
      [organisation, publicationId],
    );
    if (!row) throw new NotFound('certificate');
    return row;
  }

  /** The publisher's own first, then by name. */
  list({ publisher, publicationId, q, organisation, page, perPage }: Wanted): Promise<CountedRow[]> {
    return this.dataSource.query(
      `${select} and p.code = $1 and p.id = $2
         and ($3::text is null or strpos(lower(c.name), lower($3)) > 0
           or strpos(c.organisation, upper($3)) > 0)
         and ($4::text is null or c.organisation = $4)
       order by (c.organisation <> p.code), c.name, c.organisation
       limit $5 offset $6`,
      [publisher, publicationId, q || null, organisation ?? null, perPage, (page - 1) * perPage],
    );
  }

  /** @throws {NotFound} when it is not a publication of that organisation */
  async mustBeOf(code: string, id: string): Promise<void> {
    if (!(await this.dataSource.manager.existsBy(StoredPublication, { code, id })))
      throw new NotFound('publication');
  }

  /** Also what was taken back. */
  async find(code: string): Promise<Found | null> {
    const [found] = await this.dataSource.query<Found[]>(
      'select publication_id as "publicationId", organisation from certificates where code = $1',
      [code],
    );
    return found ?? null;
  }
}
