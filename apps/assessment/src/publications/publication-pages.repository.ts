import type { pageCoverage, pagePublications } from '@dspt/contracts/assessment/publications';
import type { Output } from '@dspt/contracts/define';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Told<Row> = { [K in keyof Row]: K extends `${string}At` ? Date : Row[K] };
type PublicationRow = Told<Output<typeof pagePublications>['rows'][number]>;
type CoverageRow = Told<Output<typeof pageCoverage>['rows'][number]>;

/** Everything that was ever told of publications, by the order of the primary keys. */
@Injectable()
export class PublicationPagesRepository {
  constructor(private readonly dataSource: DataSource) {}

  publications(after: string | null, limit: number): Promise<PublicationRow[]> {
    return this.dataSource.query(
      `select id as "publicationId", code, organisation_name as "organisationName", edition, level,
         published_at as "publishedAt", expires_at as "expiresAt"
       from publications where $1::uuid is null or id > $1 order by id limit $2`,
      [after, limit],
    );
  }

  coverage(
    after: { publicationId: string; code: string; addedAt: string } | null,
    limit: number,
  ): Promise<CoverageRow[]> {
    return this.dataSource.query(
      `select publication_id as "publicationId", code, via, added_at as "addedAt", ended_at as "endedAt" from (
         select publication_id, code, via, added_at, null::timestamptz as ended_at from coverage
         union all select publication_id, code, 'copied', added_at, ended_at from publication_copies
       ) ever
       where $1::uuid is null or (publication_id, code, added_at) > ($1, $2::text, $3::timestamptz)
       order by publication_id, code, added_at limit $4`,
      [after?.publicationId ?? null, after?.code ?? null, after?.addedAt ?? null, limit],
    );
  }
}
