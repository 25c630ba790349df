import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredAssignmentChange } from './assignment-change.entity.js';
import { StoredAssignment } from './assignment.entity.js';

/** Whose items of which organisation somebody has to be told of. */
export interface ToTell {
  code: string;
  ownerId: string;
}

type Told = Pick<StoredAssignment, 'edition' | 'ref' | 'dueOn' | 'givenBy'>;

@Injectable()
export class AssignmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of an organisation, by ref; in a transaction held still, also for what becomes nobody's at that moment. */
  async all(code: string, edition: string, manager?: EntityManager): Promise<Map<string, StoredAssignment>> {
    const rows = await (manager ?? this.dataSource.manager).find(StoredAssignment, {
      where: { code, edition },
      ...(manager ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    return new Map(rows.map((row) => [row.ref, row]));
  }

  /** Where somebody has, or once had, something to answer. */
  async codesOf(personId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ code: string }[]>(
      'select distinct code from assignments where owner_id = $1 order by code',
      [personId],
    );
    return rows.map(({ code }) => code);
  }

  /** Newest first. */
  history(code: string, edition: string, ref: string): Promise<StoredAssignmentChange[]> {
    return this.dataSource.manager.find(StoredAssignmentChange, {
      where: { code, edition, ref },
      order: { version: 'desc' },
    });
  }

  /** Each with the line in the history that has led to it. */
  async save(
    manager: EntityManager,
    assignments: StoredAssignment[],
    changes: StoredAssignmentChange[],
  ): Promise<void> {
    await manager.upsert(StoredAssignment, assignments, ['code', 'edition', 'ref']);
    await manager.insert(StoredAssignmentChange, changes);
  }

  /** Whatever somebody had in an organisation, in any edition, becomes nobody's. */
  async letGo(manager: EntityManager, code: string, personId: string, at: Date): Promise<void> {
    await manager.query(
      `with left_behind as (
         update assignments
         set owner_id = null, owner_name = null, left_by = owner_name, version = version + 1, given_at = $3,
           given_by = null, to_tell = false
         where code = $1 and owner_id = $2
         returning code, edition, ref, version, left_by, due_on
       )
       insert into assignment_changes (code, edition, ref, version, changed_at, before, after)
       select code, edition, ref, version, $3, jsonb_build_object('owner', left_by, 'dueOn', due_on),
         jsonb_build_object('owner', null, 'dueOn', due_on)
       from left_behind`,
      [code, personId, at],
    );
  }

  /** Who was given something before a moment and has not been told. */
  toTell(before: Date, limit: number): Promise<ToTell[]> {
    return this.dataSource.query(
      `select code, owner_id as "ownerId" from assignments
       where to_tell and given_at < $1 group by code, owner_id order by min(given_at) limit $2`,
      [before, limit],
    );
  }

  /** What somebody was given before a moment; nobody needs to tell them of it any more. */
  async told(manager: EntityManager, { code, ownerId }: ToTell, before: Date): Promise<Told[]> {
    const [rows] = await manager.query<[Told[], number]>(
      `update assignments set to_tell = false
       where code = $1 and owner_id = $2 and to_tell and given_at < $3
       returning edition, ref, due_on::text as "dueOn", given_by as "givenBy"`,
      [code, ownerId, before],
    );
    return rows;
  }
}
