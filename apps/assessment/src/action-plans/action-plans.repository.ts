import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredPlannedAction } from './planned-action.entity.js';

export type Action = Pick<StoredPlannedAction, 'ref' | 'action' | 'owner' | 'dueOn' | 'version'>;
type Author = Pick<StoredPlannedAction, 'changedAt' | 'changedBy' | 'changedByName'>;

@Injectable()
export class ActionPlansRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(
    code: string,
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StoredPlannedAction[]> {
    return manager.findBy(StoredPlannedAction, { code, edition });
  }

  /** What answers of ‘Not yet’ say is planned, by the number of the question. */
  async plannedInAnswers(
    code: string,
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const rows = await manager.query<{ ref: string; planned: string }[]>(
      `select ref, value ->> 'planned' as planned from answers
       where code = $1 and edition = $2 and value ->> 'state' = 'not-yet' and value ->> 'planned' <> ''`,
      [code, edition],
    );
    return new Map(rows.map(({ ref, planned }) => [ref, planned]));
  }

  /** Each becomes the version after the one it was made from. */
  async save(
    manager: EntityManager,
    [code, edition]: readonly [code: string, edition: string],
    actions: readonly Action[],
    { changedAt, changedBy, changedByName }: Author,
  ): Promise<void> {
    await manager.query(
      `insert into planned_actions (code, edition, ref, action, owner, due_on, version, changed_at, changed_by, changed_by_name)
       select $1, $2, given.ref, given.action, given.owner, given."dueOn", given.version + 1, $4, $5, $6
       from jsonb_to_recordset($3::jsonb) as given (ref text, action text, owner text, "dueOn" date, version integer)
       on conflict (code, edition, ref) do update set action = excluded.action, owner = excluded.owner,
         due_on = excluded.due_on, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
         changed_by_name = excluded.changed_by_name`,
      [code, edition, JSON.stringify(actions), changedAt, changedBy, changedByName],
    );
  }
}
