import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface Action {
  ref: string;
  action: string;
  owner: string;
  dueOn: string | null;
}

interface Author {
  changedAt: Date;
  changedBy: string;
  changedByName: string;
}

@Injectable()
export class ActionPlansRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    code: string,
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Action[]> {
    return manager.query(
      `select ref, action, owner, due_on::text as "dueOn" from planned_actions where code = $1 and edition = $2`,
      [code, edition],
    );
  }

  async save(
    manager: EntityManager,
    [code, edition]: readonly [code: string, edition: string],
    actions: readonly Action[],
    { changedAt, changedBy, changedByName }: Author,
  ): Promise<void> {
    await manager.query(
      `insert into planned_actions (code, edition, ref, action, owner, due_on, changed_at, changed_by, changed_by_name)
       select $1, $2, given.ref, given.action, given.owner, given."dueOn", $4, $5, $6
       from jsonb_to_recordset($3::jsonb) as given (ref text, action text, owner text, "dueOn" date)
       on conflict (code, edition, ref) do update set action = excluded.action, owner = excluded.owner,
         due_on = excluded.due_on, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
         changed_by_name = excluded.changed_by_name`,
      [code, edition, JSON.stringify(actions), changedAt, changedBy, changedByName],
    );
  }
}
