import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager } from 'typeorm';
import { StoredDocument } from './document.entity.js';

export type DocumentRow = Pick<StoredDocument, 'id' | 'name' | 'mediaType' | 'size'>;
export type NewDocument = Omit<StoredDocument, 'kept' | 'replacedBy' | keyof DatesRow>;
export type DatesRow = Pick<StoredDocument, 'effectiveOn' | 'expiresOn' | 'datesVersion'>;

type UsedDocument = Pick<StoredDocument, 'id' | 'name' | 'size' | 'uploadedAt' | 'uploadedByName'> &
  DatesRow & { usedIn: string[]; replacedBy: { id: string; name: string } | null };

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

  /** Bytes of all documents of an organisation. */
  async bytesOf(manager: EntityManager, code: string): Promise<number> {
    return (await manager.sum(StoredDocument, 'size', { code })) ?? 0;
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

  content(code: string, id: string): Promise<Pick<StoredDocument, 'name' | 'content'> | null> {
    return this.dataSource.manager.findOne(StoredDocument, {
      select: { id: true, code: true, name: true, content: true },
      where: { code, id },
    });
  }
}
