import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The schema with the tables of the register that are being built anew; it is there only meanwhile. */
export const rebuildSchema = 'rebuild';

/** SQL: held shared by whoever changes the register, and alone by whoever begins or ends building it anew. */
export const rebuildLock = `hashtext('register-rebuild')`;

/** While the register is built anew, what is heard goes into the old tables and into the new ones. */
@Injectable()
export class DualWrite {
  /** @param change may be run twice in the transaction; its SQL names tables without their schema */
  async apply(manager: EntityManager, change: () => Promise<void>): Promise<void> {
    // Before any other lock: whoever swaps waits for all who have begun, and they never for each other.
    await manager.query(`select pg_advisory_xact_lock_shared(${rebuildLock})`);
    const [row] = await manager.query<{ rebuilding: boolean }[]>(
      `select to_regclass('${rebuildSchema}.register') is not null as rebuilding`,
    );
    await change();
    if (!row!.rebuilding) return;
    await manager.query(`set local search_path to ${rebuildSchema}, public`);
    await change();
    await manager.query('set local search_path to default');
  }
}
