import type { Output } from '@dspt/contracts/define';
import type { getRegisterComparison, RegisterDifference } from '@dspt/contracts/organisations/comparisons';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rebuildSchema, rebuildLock } from '../register/dual-write.repository.js';
import { differences, swap, tables } from './rebuild.sql.js';

/** The tables beside the register, on a connection that belongs to the rebuild alone. */
@Injectable()
export class RebuildRepository {
  /** @returns `false` when somebody else is at it, in whatever process */
  async claim(manager: EntityManager): Promise<boolean> {
    const [row] = await manager.query<{ claimed: boolean }[]>(
      `select pg_try_advisory_lock(hashtext('register-rebuild-runs')) as claimed`,
    );
    return row!.claimed;
  }

  async giveBack(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_unlock(hashtext('register-rebuild-runs'))`);
  }

  /** From its commit on, everything that is heard is written beside, too. What a rebuild that died left is forgotten. */
  async begin(manager: EntityManager): Promise<void> {
    await manager.transaction(async (alone) => {
      await this.waitForHandlers(alone);
      await alone.query(`drop schema if exists ${rebuildSchema} cascade`);
      await alone.query(`create schema ${rebuildSchema}`);
      for (const table of tables)
        await alone.query(`create table ${rebuildSchema}.${table} (like public.${table} including all)`);
    });
  }

  /** Everything after this is written beside; it need not survive a crash. */
  async turnTo(manager: EntityManager): Promise<void> {
    await manager.query(`set search_path to ${rebuildSchema}, public`);
    await manager.query('set synchronous_commit to off');
  }

  async turnBack(manager: EntityManager): Promise<void> {
    await manager.query('reset search_path');
    await manager.query('reset synchronous_commit');
  }

  codes(manager: EntityManager): Promise<{ code: string }[]> {
    return manager.query(`select distinct code from ${rebuildSchema}.coverage order by code`);
  }

  /** Nobody who changes the register is at it until the transaction ends. */
  async waitForHandlers(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(${rebuildLock})`);
  }

  /** Takes over what days alone have changed: of the same version, so no event was missed, and a certificate has run out. */
  async takeOverAgeing(manager: EntityManager): Promise<void> {
    await manager.query(
      `update public.register old set answered = new.answered, total = new.total from ${rebuildSchema}.register new
       where new.code = old.code and (new.progress_edition, new.progress_version) = (old.progress_edition, old.progress_version)
         and (new.answered, new.total) is distinct from (old.answered, old.total)`,
    );
  }

  async compare(manager: EntityManager): Promise<RegisterDifference[]> {
    const found: RegisterDifference[] = [];
    for (const table of tables) {
      const rows = await manager.query<Omit<RegisterDifference, 'table'>[]>(differences(table));
      found.push(...rows.map((row) => ({ table, ...row })));
    }
    return found;
  }

  async swap(manager: EntityManager): Promise<void> {
    for (const statement of swap) await manager.query(statement);
  }

  async note(manager: EntityManager, swapped: boolean, found: RegisterDifference[]): Promise<void> {
    await manager.query('insert into comparisons (swapped, differences) values ($1, $2)', [
      swapped,
      JSON.stringify(found),
    ]);
  }

  async last(manager: EntityManager): Promise<Output<typeof getRegisterComparison>['comparison']> {
    const [row] = await manager.query<
      { comparedAt: Date; putRight: boolean; differences: RegisterDifference[] }[]
    >(
      'select compared_at as "comparedAt", swapped as "putRight", differences from comparisons order by id desc limit 1',
    );
    return row ? { ...row, comparedAt: row.comparedAt.toISOString() } : null;
  }

  async drop(manager: EntityManager): Promise<void> {
    await manager.query(`drop schema if exists ${rebuildSchema} cascade`);
  }
}
