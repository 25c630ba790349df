import type { ActionKind } from '@dspt/contracts/support/catalogue';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { insertOnce } from '../database/insert-once.js';
import { ExecutedAction } from './executed-action.entity.js';

/** Remembers which actions were executed here, and the way back. */
@Injectable()
export class ExecutedActions {
  /** `false` when it is done already; waits for a transaction that is just doing it. */
  async begin(manager: EntityManager, id: string, kind: ActionKind): Promise<boolean> {
    return insertOnce(manager, ExecutedAction, { id, kind });
  }

  async finish(manager: EntityManager, id: string, undo: Record<string, unknown> | null): Promise<void> {
    await manager.update(ExecutedAction, { id }, { undo: undo as object | null });
  }

  /** What taking it back needs to know; `undefined` when it was never done, cannot be taken back, or was already. */
  async wayBack(
    manager: EntityManager,
    id: string,
    kind: ActionKind,
  ): Promise<Record<string, unknown> | undefined> {
    const row = await manager.findOne(ExecutedAction, {
      where: { id, kind, undoneBy: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    return row?.undo ?? undefined;
  }

  async takeBack(manager: EntityManager, id: string, undoneBy: string): Promise<void> {
    await manager.update(ExecutedAction, { id }, { undoneBy });
  }
}
