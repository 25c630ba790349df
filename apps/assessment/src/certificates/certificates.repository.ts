import type { Certificate } from '@dspt/contracts/assessment/certificates';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredCertificate } from './certificate.entity.js';

export type CertificateRow = Omit<Certificate, 'publishedAt' | 'expiresAt'> & {
  publishedAt: Date;
  expiresAt: Date;
};

@Injectable()
export class CertificatesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One for each organisation that the publication counts for and that has none yet. */
  async issue(manager: EntityManager, publicationId: string): Promise<void> {
    await manager.query(
      `insert into certificates (publication_id, organisation)
       select id, code from publications where id = $1
       union select publication_id, code from covered where publication_id = $1
       on conflict (publication_id, organisation) do nothing`,
      [publicationId],
    );
  }

  /** @throws {NotFound} when the publication does not count for the organisation */
  async get(organisation: string, publicationId: string): Promise<CertificateRow> {
    const [row] = await this.dataSource.query<CertificateRow[]>(
      `select c.code, p.level, p.edition, p.published_at as "publishedAt", p.expires_at as "expiresAt",
         json_build_object('code', c.organisation, 'name', coalesce(site.name, p.organisation_name)) as organisation,
         case when p.code <> c.organisation then json_build_object('code', p.code, 'name', p.organisation_name) end as through
       from certificates c
       join publications p on p.id = c.publication_id
       left join covered site on site.publication_id = p.id and site.code = c.organisation
       where c.organisation = $1 and p.id = $2 and (p.code = $1 or site.code is not null)`,
      [organisation, publicationId],
    );
    if (!row) throw new NotFound('certificate');
    return row;
  }

  find(code: string): Promise<StoredCertificate | null> {
    return this.dataSource.manager.findOneBy(StoredCertificate, { code });
  }
}
