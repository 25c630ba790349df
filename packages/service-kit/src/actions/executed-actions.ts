import type { ActionKind } from '@dspt/contracts/support/catalogue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Remembers which actions were executed here, and the way back. */
@Injectable()
export class ExecutedActions {
  /** `false` when it is done already; waits for a transaction that is just doing it. */
  async begin(manager: EntityManager, id: string, kind: ActionKind): Promise<boolean> {
    const begun = await manager.query<unknown[]>(
      'insert into executed_actions (id, kind) values ($1, $2) on conflict do nothing returning 1',
      [id, kind],
    );
    return begun.length > 0;
  }

  async finish(manager: EntityManager, id: string, undo: Record<string, unknown> | null): Promise<void> {
    await manager.query('update executed_actions set undo = $2 where id = $1', [
      id,
      undo && JSON.stringify(undo),
    ]);
  }

  /** What taking it back needs to know; `undefined` when it was never done, cannot be taken back, or was already. */
  async wayBack(
    manager: EntityManager,
    id: string,
    kind: ActionKind,
  ): Promise<Record<string, unknown> | undefined> {
    const [row] = await manager.query<{ undo: Record<string, unknown> | null }[]>(
      'select undo from executed_actions where id = $1 and kind = $2 and undone_by is null for update',
      [id, kind],
    );
    return row?.undo ?? undefined;
  }

  async takeBack(manager: EntityManager, id: string, undoneBy: string): Promise<void> {
    await manager.query('update executed_actions set undone_by = $2 where id = $1', [id, undoneBy]);
  }
}
