import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface DocumentRow {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

export interface NewDocument extends DocumentRow {
  code: string;
  content: Buffer;
  digest: Buffer;
  uploadedAt: Date;
  uploadedBy: string;
  uploadedByName: string;
}

@Injectable()
export class DocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(manager: EntityManager, document: NewDocument): Promise<void> {
    await manager.query(
      `insert into documents
         (id, code, name, media_type, size, content, digest, uploaded_at, uploaded_by, uploaded_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        document.id,
        document.code,
        document.name,
        document.mediaType,
        document.size,
        document.content,
        document.digest,
        document.uploadedAt,
        document.uploadedBy,
        document.uploadedByName,
      ],
    );
  }

  /** Until the transaction ends nobody else uploads for the organisation. */
  async holdQuota(manager: EntityManager, code: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('documents'), hashtext($1))`, [code]);
  }

  /** Bytes of all documents of an organisation. */
  async used(manager: EntityManager, code: string): Promise<number> {
    const [row] = await manager.query<{ used: string }[]>(
      'select coalesce(sum(size), 0) as used from documents where code = $1',
      [code],
    );
    return Number(row!.used);
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
    await this.dataSource.query(
      'update documents set kept = true where code = $1 and id = any($2) and not kept',
      [code, ids],
    );
  }

  /** Removes what nothing has ever named. @returns how many */
  async removeUnused(uploadedBefore: Date): Promise<number> {
    const [row] = await this.dataSource.query<{ removed: number }[]>(
      `with removed as (delete from documents where not kept and uploaded_at < $1 returning 1)
       select count(*)::int as removed from removed`,
      [uploadedBefore],
    );
    return row!.removed;
  }

  find(code: string, ids: readonly string[]): Promise<DocumentRow[]> {
    return this.dataSource.query(
      'select id, name, media_type as "mediaType", size from documents where code = $1 and id = any($2)',
      [code, ids],
    );
  }

  async content(code: string, id: string): Promise<{ name: string; content: Buffer } | undefined> {
    const [row] = await this.dataSource.query<{ name: string; content: Buffer }[]>(
      'select name, content from documents where code = $1 and id = $2',
      [code, id],
    );
    return row;
  }
}
