import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, type EntityManager } from 'typeorm';
import { contentOf } from '../documents/content.sql.js';
import { StoredDocument } from '../documents/document.entity.js';
import { StoredStatementVersion } from './statement-version.entity.js';
import { StoredSupplierStatement } from './supplier-statement.entity.js';

type Version = StoredStatementVersion;
export type Upload = Pick<StoredDocument, 'name' | 'size' | 'digest'>;

/** A statement with the version of its file that counts now. */
export interface StatementRow extends Omit<StoredSupplierStatement, 'namedAt' | 'searchText'> {
  fileId: string;
  fileName: string;
  size: number;
  digest: Buffer;
  writtenAt: Date;
  writtenByName: string;
  effectiveOn: string;
  expiresOn: string | null;
}
export interface OwnStatementRow extends StatementRow {
  addedBy: number;
}

/** What somebody typed to find a statement. */
export interface Wanted {
  code: string;
  words: readonly string[];
  /** Those of the words that tell one name from others. */
  telling: readonly string[];
}

type NewVersion = Pick<Version, 'id' | 'statementId' | 'number' | 'effectiveOn' | 'expiresOn'> & {
  at: Date;
  by: string;
  byName: string;
};

const fields = `
  s.id, s.code, s.supplier_name as "supplierName", s.title, s.products, s.summary, s.questions, s.number, s.version,
  s.withdrawn_on::text as "withdrawnOn", v.id as "fileId", v.name as "fileName", v.size, v.digest,
  v.written_at as "writtenAt", v.written_by_name as "writtenByName", v.effective_on::text as "effectiveOn",
  v.expires_on::text as "expiresOn"`;

const ownFields = `${fields},
  (select count(distinct d.code)::int from documents d join supplier_statement_versions any_version on any_version.id = d.id
   where any_version.statement_id = s.id and d.content is null) as "addedBy"`;

const current =
  'supplier_statements s join supplier_statement_versions v on v.statement_id = s.id and v.number = s.number';

/** How like a name what was typed must be: one wrong letter in a word of six or more. */
const leastLikeness = 0.45;

@Injectable()
export class SupplierStatementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * By the supplier's code, or by the beginnings of words; if that finds nothing, without everyday words; then by likeness.
   * Those that were withdrawn are never among them.
   */
  async find(
    { code, words, telling }: Wanted,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: StatementRow[]; total: number }> {
    const beginnings = (of: readonly string[]) => of.map((word) => `% ${word}%`);
    const rows = await this.dataSource.query<(StatementRow & { total: number })[]>(
      `with named as materialized (
         select id, 0::float8 as rank from supplier_statements where withdrawn_on is null
           and (code = $1 or (cardinality($2::text[]) > 0 and search_text like all($2)))
       ), lacking as materialized (
         select id, 0::float8 from supplier_statements where withdrawn_on is null
           and not exists (select from named) and cardinality($3::text[]) > 0 and search_text like all($3)
       ), alike as materialized (
         select id, 1 - word_similarity($4, search_text) from supplier_statements where withdrawn_on is null
           and not exists (select from named) and not exists (select from lacking)
           and word_similarity($4, search_text) >= $5
       ), found as (select * from named union all select * from lacking union all select * from alike)
       select ${fields}, (select count(*)::int from found) as total
       from found join ${current} on s.id = found.id
       order by found.rank, lower(s.title), s.id limit $6 offset $7`,
      [
        code,
        beginnings(words),
        beginnings(telling),
        words.join(' '),
        leastLikeness,
        perPage,
        (page - 1) * perPage,
      ],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<StatementRow | undefined> {
    const [row] = await manager.query<StatementRow[]>(`select ${fields} from ${current} where s.id = $1`, [
      id,
    ]);
    return row;
  }

  content(id: string): Promise<Pick<Version, 'name' | 'content'> | null> {
    return this.dataSource.manager.findOne(StoredStatementVersion, {
      select: { id: true, name: true, content: true },
      where: { id },
    });
  }

  /** What an organisation offers, newest first, and last what it has withdrawn. */
  own(code: string): Promise<OwnStatementRow[]> {
    return this.dataSource.query(
      `select ${ownFields} from ${current} where s.code = $1
       order by s.withdrawn_on is not null, v.written_at desc, s.id`,
      [code],
    );
  }

  async ownOne(
    code: string,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<OwnStatementRow | undefined> {
    const [row] = await manager.query<OwnStatementRow[]>(
      `select ${ownFields} from ${current} where s.code = $1 and s.id = $2`,
      [code, id],
    );
    return row;
  }

  /** Until the transaction ends nobody changes it, withdraws it, or puts a newer version in its place. */
  async hold(manager: EntityManager, id: string): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    await manager.findOne(StoredSupplierStatement, { select: { id: true }, where: { id }, lock });
  }

  offered(manager: EntityManager, code: string): Promise<number> {
    return manager.countBy(StoredSupplierStatement, { code, withdrawnOn: IsNull() });
  }

  async insert(manager: EntityManager, statement: StoredSupplierStatement): Promise<void> {
    await manager.insert(StoredSupplierStatement, statement);
  }

  async update(manager: EntityManager, id: string, change: Partial<StoredSupplierStatement>): Promise<void> {
    await manager.update(StoredSupplierStatement, { id }, change);
  }

  async updateDates(
    manager: EntityManager,
    id: string,
    dates: Pick<Version, 'effectiveOn' | 'expiresOn'>,
  ): Promise<void> {
    await manager.update(StoredStatementVersion, { id }, dates);
  }

  /** A document that the organisation has uploaded. */
  upload(manager: EntityManager, code: string, id: string): Promise<Upload | null> {
    return manager.findOne(StoredDocument, {
      select: { id: true, code: true, name: true, size: true, digest: true },
      where: { code, id },
    });
  }

  /** Takes the file of an upload. */
  async insertVersion(
    manager: EntityManager,
    { code, file }: { code: string; file: string },
    { id, statementId, number, effectiveOn, expiresOn, at, by, byName }: NewVersion,
  ): Promise<void> {
    await manager.query(
      `insert into supplier_statement_versions (id, statement_id, number, name, media_type, size, content, digest,
         effective_on, expires_on, written_at, written_by, written_by_name)
       select $3, $4, $5, d.name, d.media_type, d.size, ${contentOf('d')}, d.digest, $6::date, $7::date, $8, $9, $10
       from documents d where d.code = $1 and d.id = $2`,
      [code, file, id, statementId, number, effectiveOn, expiresOn, at, by, byName],
    );
  }

  /** A document whose content stays with the statement. @returns whether the organisation did not have it before */
  async add(
    manager: EntityManager,
    code: string,
    { fileId, effectiveOn, expiresOn }: StatementRow,
    by: { at: Date; id: string; name: string },
  ): Promise<boolean> {
    const { name, mediaType, size, digest } = await manager.findOneOrFail(StoredStatementVersion, {
      select: { id: true, name: true, mediaType: true, size: true, digest: true },
      where: { id: fileId },
    });
    return insertOnce(manager, StoredDocument, {
      code,
      id: fileId,
      name,
      mediaType,
      size,
      content: null,
      digest,
      effectiveOn,
      expiresOn,
      kept: true,
      uploadedAt: by.at,
      uploadedBy: by.id,
      uploadedByName: by.name,
    });
  }

  /** Some of the oldest names by their code, in the order of codes. */
  async namesAfter(code: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ code: string; name: string }[]>(
      `select distinct on (code) code, supplier_name as name from supplier_statements
       where code > $1 order by code, named_at limit 500`,
      [code],
    );
    return new Map(rows.map((row) => [row.code, row.name]));
  }

  /** Statements of an organisation that go by an older name. */
  namedBefore(manager: EntityManager, code: string, at: Date): Promise<StoredSupplierStatement[]> {
    return manager.findBy(StoredSupplierStatement, { code, namedAt: LessThan(at) });
  }
}
