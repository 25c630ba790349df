import type { Query } from '@dspt/contracts/define';
import type { ContactNote, listContactNotes } from '@dspt/contracts/support/contact-notes';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface ContactNoteRow {
  id: string;
  code: string;
  organisation_name: string;
  local_authority: string | null;
  region: string | null;
  how: ContactNote['how'];
  with_whom: string;
  outcome: ContactNote['outcome'];
  text: string;
  next_action: string | null;
  next_on: string | null;
  next_done_at: Date | null;
  by_id: string;
  by_name: string;
  at: Date;
}

const columns = `id, code, organisation_name, local_authority, region, how, with_whom, outcome, text, next_action,
  next_on::text as next_on, next_done_at, by_id, by_name, at`;

const sorts: Record<Query<typeof listContactNotes>['sort'], string> = {
  at: 'seq',
  organisation: 'organisation_name',
  outcome: 'outcome',
  nextOn: 'next_on',
};

/** `null` is everywhere. */
const inAreas = '($1::text[] is null or local_authority = any($1) or region = any($1))';

@Injectable()
export class ContactNotesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    { code, open, mine, sort, order, page, perPage }: Query<typeof listContactNotes>,
    areas: string[] | null,
    me: string,
  ): Promise<{ rows: ContactNoteRow[]; total: number }> {
    const where = `where ${inAreas} and ($2::text is null or code = $2) and ($3::boolean is null or $3 = (by_id = $5))
      and ($4::boolean is null or $4 = (next_action is not null and next_done_at is null))`;
    const values = [
      areas,
      code ?? null,
      mine === undefined ? null : mine === 'true',
      open === undefined ? null : open === 'true',
      me,
    ];
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from contact_notes ${where}`,
      values,
    );
    const rows = await this.dataSource.query<ContactNoteRow[]>(
      `select ${columns} from contact_notes ${where}
       order by ${sorts[sort]} ${order === 'ASC' ? 'asc' : 'desc'} nulls last, seq desc limit $6 offset $7`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { rows, total: count!.total };
  }

  async find(
    id: string,
    areas: string[] | null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ContactNoteRow | undefined> {
    const [row] = await manager.query<ContactNoteRow[]>(
      `select ${columns} from contact_notes where ${inAreas} and id = $2`,
      [areas, id],
    );
    return row;
  }

  /** @returns `false` when there is one with this id already */
  async insert(manager: EntityManager, note: ContactNoteRow): Promise<boolean> {
    const inserted = await manager.query<unknown[]>(
      `insert into contact_notes (id, code, organisation_name, local_authority, region, how, with_whom, outcome, text,
         next_action, next_on, by_id, by_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing returning 1`,
      [
        note.id,
        note.code,
        note.organisation_name,
        note.local_authority,
        note.region,
        note.how,
        note.with_whom,
        note.outcome,
        note.text,
        note.next_action,
        note.next_on,
        note.by_id,
        note.by_name,
        note.at,
      ],
    );
    return inserted.length > 0;
  }

  async finish(manager: EntityManager, id: string, now: Date): Promise<void> {
    await manager.query(
      'update contact_notes set next_done_at = coalesce(next_done_at, $2) where id = $1 and next_action is not null',
      [id, now],
    );
  }
}
