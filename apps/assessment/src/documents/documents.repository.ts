import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager } from 'typeorm';
import { contentOf } from './content.sql.js';
import { StoredDocument } from './document.entity.js';

export type DocumentRow = Pick<StoredDocument, 'id' | 'name' | 'mediaType' | 'size'>;
export type NewDocument = Omit<StoredDocument, 'kept' | 'replacedBy' | keyof DatesRow>;
export type DatesRow = Pick<StoredDocument, 'effectiveOn' | 'expiresOn' | 'datesVersion'>;

type UsedDocument = Pick<StoredDocument, 'id' | 'name' | 'size' | 'uploadedAt' | 'uploadedByName'> &
  DatesRow &
  Pick<DocumentSummary, 'usedIn' | 'replacedBy' | 'statement'> & {
    /** In the edition, when it is known still. */
    replacedAt: Date | null;
  };

@Injectable()
export class DocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(manager: EntityManager, document: NewDocument): Promise<void> {
    await manager.insert(StoredDocument, document);
  }

  /** Until the transaction ends nobody else uploads for the organisation. */
  async holdQuota(manager: EntityManager, code: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('documents'), hashtext($1))`, [code]);
  }

  /**
   * Bytes of all that organisations keep here, by organisation; nothing of those without any. A supplier's statement counts
   * with the supplier, and not with whoever has added it.
   */
  async bytesOf(
    codes: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, number>> {
    const rows = await manager.query<{ code: string; bytes: number }[]>(
      `select code, sum(size)::float8 as bytes from (
         select code, size from documents where code = any($1) and content is not null
         union all
         select s.code, v.size from supplier_statements s
         join supplier_statement_versions v on v.statement_id = s.id where s.code = any($1)
       ) kept group by code`,
      [codes],
    );
    return new Map(rows.map(({ code, bytes }) => [code, bytes]));
  }

  /** A document that is there already, with the same name and content. It counts as uploaded now. */
  async again(
    manager: EntityManager,
    { code, digest, name, now }: { code: string; digest: Buffer; name: string; now: Date },
  ): Promise<DocumentRow | undefined> {
    const [row] = await manager.query<DocumentRow[]>(
      `with again as (
         update documents set uploaded_at = case when kept then uploaded_at else $4 end
         where code = $1 and digest = $2 and name = $3
         returning id, name, media_type as "mediaType", size)
       select * from again limit 1`,
      [code, digest, name, now],
    );
    return row;
  }

  async keepForGood(code: string, ids: readonly string[]): Promise<void> {
    const named = { code, id: In(ids), kept: false };
    await this.dataSource.manager.update(StoredDocument, named, { kept: true });
  }

  /** Removes what nothing has ever named. @returns how many */
  async removeUnused(uploadedBefore: Date): Promise<number> {
    const unused = { kept: false, uploadedAt: LessThan(uploadedBefore) };
    return (await this.dataSource.manager.delete(StoredDocument, unused)).affected ?? 0;
  }

  find(code: string, ids: readonly string[]): Promise<DocumentRow[]> {
    return this.dataSource.manager.find(StoredDocument, {
      select: { id: true, code: true, name: true, mediaType: true, size: true },
      where: { code, id: In(ids) },
    });
  }

  /** Those that an answer has ever named, with the items whose answers in the edition name them now. */
  inUse(code: string, edition: string): Promise<UsedDocument[]> {
    return this.dataSource.query(
      `select id, name, size, uploaded_at as "uploadedAt", uploaded_by_name as "uploadedByName",
         effective_on::text as "effectiveOn", expires_on::text as "expiresOn", dates_version as "datesVersion",
         (select json_build_object('id', newer.id, 'name', newer.name) from documents newer
          where newer.code = $1 and newer.id = documents.replaced_by) as "replacedBy",
         (select json_build_object('id', s.id, 'supplier', s.supplier_name, 'withdrawnOn', s.withdrawn_on, 'newer', (
            select json_build_object('id', newer.id, 'from', newer.effective_on) from supplier_statement_versions newer
            where newer.statement_id = s.id and newer.number = s.number and newer.id <> v.id and s.withdrawn_on is null))
          from supplier_statement_versions v join supplier_statements s on s.id = v.statement_id
          where v.id = documents.id) as statement,
         (select max(replaced_at) from document_replacements r
          where r.code = $1 and r.document_id = documents.id and r.replaced_by = documents.replaced_by
            and r.edition = $2) as "replacedAt",
         (select coalesce(json_agg(ref), '[]') from answers
          where answers.code = $1 and edition = $2
            and value->'documents' @> jsonb_build_array(jsonb_build_object('id', documents.id))) as "usedIn"
       from documents where code = $1 and kept order by lower(name), uploaded_at, id`,
      [code, edition],
    );
  }

  /** Until the transaction ends nobody else changes its dates. */
  hold(
    manager: EntityManager,
    code: string,
    id: string,
  ): Promise<(Pick<StoredDocument, 'name'> & DatesRow) | null> {
    return manager.findOne(StoredDocument, {
      select: { id: true, code: true, name: true, effectiveOn: true, expiresOn: true, datesVersion: true },
      where: { code, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async saveDates(manager: EntityManager, code: string, id: string, dates: DatesRow): Promise<void> {
    await manager.update(StoredDocument, { code, id }, dates);
  }

  async content(code: string, id: string): Promise<{ name: string; content: Buffer } | undefined> {
    const [row] = await this.dataSource.query<{ name: string; content: Buffer }[]>(
      `select d.name, ${contentOf('d')} as content from documents d where d.code = $1 and d.id = $2`,
      [code, id],
    );
    return row;
  }
}
