import type { Query } from '@dspt/contracts/define';
import type { listContactNotes } from '@dspt/contracts/support/contact-notes';
import { inOrder } from '@dspt/service-kit/database/in-order';
import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { StoredContactNote } from './contact-note.entity.js';

export type NewContactNote = Omit<StoredContactNote, 'seq'>;

const sorts: Record<Query<typeof listContactNotes>['sort'], string> = {
  at: 'note.seq',
  organisation: 'note.organisationName',
  outcome: 'note.outcome',
  nextOn: 'note.nextOn',
};

@Injectable()
export class ContactNotesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    { code, open, mine, due, sort, order, page, perPage }: Query<typeof listContactNotes>,
    areas: string[] | null,
    me: string,
    today: string,
  ): Promise<{ rows: StoredContactNote[]; total: number }> {
    const found = this.inAreas(areas);
    if (code !== undefined) found.andWhere('note.code = :code', { code });
    if (mine !== undefined) found.andWhere(`${is(mine)} (note.byId = :me)`, { me });
    if (open !== undefined) found.andWhere(`${is(open)} (${hasNext})`);
    if (due) found.andWhere(`${hasNext} and note.nextOn <= :today`, { today });
    const asked = { column: sorts[sort], order };
    const [rows, total] = await inOrder(found, asked, { column: 'note.seq', order: 'DESC' })
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getManyAndCount();
    return { rows, total };
  }

  find(id: string, areas: string[] | null): Promise<StoredContactNote | null> {
    return this.inAreas(areas).andWhere('note.id = :id', { id }).getOne();
  }

  /** @returns `false` when there is one with this id already */
  insert(manager: EntityManager, note: NewContactNote): Promise<boolean> {
    return insertOnce(manager, StoredContactNote, note);
  }

  async finish(manager: EntityManager, id: string, now: Date): Promise<void> {
    const open = { id, nextAction: Not(IsNull()), nextDoneAt: IsNull() };
    await manager.update(StoredContactNote, open, { nextDoneAt: now });
  }

  /** `null` is everywhere. */
  private inAreas(areas: string[] | null): SelectQueryBuilder<StoredContactNote> {
    const notes = this.dataSource.manager.createQueryBuilder(StoredContactNote, 'note');
    return areas === null
      ? notes
      : notes.where('(note.localAuthority = any(:areas) or note.region = any(:areas))', { areas });
  }
}

/** SQL: something is still to be done. */
const hasNext = 'note.nextAction is not null and note.nextDoneAt is null';

const is = (flag: 'true' | 'false'): string => (flag === 'true' ? '' : 'not');
