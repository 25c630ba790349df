import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A document that another organisation has as well, perhaps under an id of its own. */
export interface Alike {
  code: string;
  id: string;
  theirs: string;
}

@Injectable()
export class SharedDocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Which of an organisation's documents others have: the same one, or one with the same name and content. */
  alike(
    { from, ids, codes }: { from: string; ids: readonly string[]; codes: readonly string[] },
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Alike[]> {
    return manager.query(
      `select distinct on (theirs.code, mine.id) theirs.code, mine.id, theirs.id as theirs
       from documents mine
       join documents theirs on theirs.code = any($3) and theirs.kept
         and (theirs.id = mine.id or (theirs.digest = mine.digest and theirs.name = mine.name))
       where mine.code = $1 and mine.id = any($2::uuid[])
       order by theirs.code, mine.id, theirs.id <> mine.id, theirs.uploaded_at`,
      [from, ids, codes],
    );
  }

  /** What each takes up: nothing of a supplier's statement. */
  async sizes(
    code: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, number>> {
    const rows = await manager.query<{ id: string; size: number }[]>(
      'select id, case when content is null then 0 else size end as size from documents where code = $1 and id = any($2::uuid[])',
      [code, ids],
    );
    return new Map(rows.map(({ id, size }) => [id, size]));
  }

  /** @returns ids of those that the other organisation did not have before */
  async share(
    manager: EntityManager,
    { from, to, ids }: { from: string; to: string; ids: readonly string[] },
    by: { at: Date; id: string; name: string },
  ): Promise<string[]> {
    const shared = await manager.query<{ id: string }[]>(
      `insert into documents
         (code, id, name, media_type, size, content, digest, effective_on, expires_on, kept,
         uploaded_at, uploaded_by, uploaded_by_name)
       select $2, id, name, media_type, size, content, digest, effective_on, expires_on, true, $4, $5, $6
       from documents where code = $1 and id = any($3::uuid[])
       on conflict do nothing returning id`,
      [from, to, ids, by.at, by.id, by.name],
    );
    return shared.map(({ id }) => id);
  }

  /** Removes documents that nothing names but what a copy of answers itself changed. */
  async takeBack(
    manager: EntityManager,
    code: string,
    ids: readonly string[],
    copyId: string,
  ): Promise<void> {
    await manager.query(
      `delete from documents d where code = $1 and id = any($2::uuid[]) and not exists (
         select from (
           select value from answers where code = $1
           union all select after from answer_changes where code = $1 and through->>'copy' is distinct from $3
           union all select item->'answer' from publications,
             jsonb_path_query(snapshot, '$.assertions[*].items[*]') item where code = $1
         ) given(value), jsonb_array_elements(given.value->'documents') document
         where document->>'id' = d.id::text)`,
      [code, ids, copyId],
    );
  }
}
