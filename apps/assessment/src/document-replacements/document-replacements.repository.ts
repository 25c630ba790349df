import type { AnswerValue, ChangedThrough } from '@dspt/contracts/assessment/assessments';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { StoredDocument } from '../documents/document.entity.js';
import { StoredDocumentReplacement } from './document-replacement.entity.js';

export type DocumentRow = Pick<
  StoredDocument,
  'id' | 'name' | 'size' | 'effectiveOn' | 'expiresOn' | 'datesVersion' | 'replacedBy'
>;

/** Whose answers are changed, by whom and through what. */
interface Writing {
  code: string;
  edition: string;
  at: Date;
  by: string;
  byName: string;
  through: ChangedThrough;
}

@Injectable()
export class DocumentReplacementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By their ids. */
  async documents(
    code: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, DocumentRow>> {
    const rows = await manager.find(StoredDocument, {
      select: {
        id: true,
        code: true,
        name: true,
        size: true,
        effectiveOn: true,
        expiresOn: true,
        datesVersion: true,
        replacedBy: true,
      },
      where: { code, id: In(ids) },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Changes answers that there are, each with its line in the history. What was carried over stays to be looked at. */
  async write(
    manager: EntityManager,
    { code, edition, at, by, byName, through }: Writing,
    answers: readonly { ref: string; value: AnswerValue }[],
  ): Promise<void> {
    await manager.query(
      `with given as (
         select ref, value from jsonb_to_recordset($3::jsonb) as given (ref text, value jsonb)
       ), before as (
         select a.ref, a.value from answers a join given using (ref) where a.code = $1 and a.edition = $2
       ), saved as (
         update answers a
         set value = given.value, version = a.version + 1, changed_at = $4::timestamptz, changed_by = $5::uuid,
           changed_by_name = $6
         from given where a.code = $1 and a.edition = $2 and a.ref = given.ref
         returning a.ref, a.version, a.value
       )
       insert into answer_changes
         (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after, through)
       select $1, $2, ref, saved.version, $4, $5, $6, before.value, saved.value, $7::jsonb
       from saved join before using (ref)`,
      [code, edition, JSON.stringify(answers), at, by, byName, JSON.stringify(through)],
    );
  }

  /** The newer one is kept for good, and is itself in nobody's shadow. */
  async replaced(manager: EntityManager, replacement: StoredDocumentReplacement): Promise<void> {
    const { code, documentId: id, replacedBy } = replacement;
    await manager.update(StoredDocument, { code, id: replacedBy }, { kept: true, replacedBy: null });
    await manager.update(StoredDocument, { code, id }, { replacedBy });
    await manager.insert(StoredDocumentReplacement, replacement);
  }

  /** The last time that one took the place of the other. */
  find(
    { code, edition }: Pick<Writing, 'code' | 'edition'>,
    { id: documentId, replacedBy }: { id: string; replacedBy: string },
    since: Date,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StoredDocumentReplacement | null> {
    return manager.findOne(StoredDocumentReplacement, {
      where: { code, edition, documentId, replacedBy, replacedAt: MoreThan(since) },
      order: { replacedAt: 'DESC' },
    });
  }

  async restored(manager: EntityManager, code: string, id: string): Promise<void> {
    await manager.update(StoredDocument, { code, id }, { replacedBy: null });
    await manager.delete(StoredDocumentReplacement, { code, documentId: id });
  }

  /** Old ones go as new ones come: no timer. What they did stays in the history of the answers. */
  async forget(manager: EntityManager, before: Date): Promise<void> {
    await manager.delete(StoredDocumentReplacement, { replacedAt: LessThan(before) });
  }
}
