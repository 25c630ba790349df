import type { RegisterChange } from '@dspt/contracts/organisations/register-changes';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { momentOf } from '../organisations/day.sql.js';
import { everyEntry } from '../register/entries.repository.js';

@Injectable()
export class RegisterChangesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Compares the register of that day with what the world was last told, and numbers what differs. One at a time, so that
   * a change with a lower number never appears after one with a higher.
   * @returns how many differ
   */
  async note(manager: EntityManager, today: string, now: Date): Promise<number> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('register-changes'))`);
    const [row] = await manager.query<{ noted: number }[]>(
      `with shown as (select e.code, to_jsonb(e) as entry from (${everyEntry}) e),
       differing as (
         select code, s.entry from shown s full join register_changes known using (code)
         where s.entry is distinct from known.entry
       ),
       noted as (
         insert into register_changes as known (code, change, changed_at, entry)
         select code, nextval('register_change'), $2, entry from (select * from differing order by code) ordered
         on conflict (code) do update set change = excluded.change, changed_at = excluded.changed_at,
           entry = excluded.entry, before = known.entry
         returning 1
       )
       select count(*)::int as noted from noted`,
      [today, now],
    );
    return row!.noted;
  }

  list(after: number, most: number): Promise<RegisterChange[]> {
    return this.dataSource.query(
      `select change, ${momentOf('changed_at')} as at, code, entry, before from register_changes
       where change > $1 order by change limit $2`,
      [after, most],
    );
  }

  /** The number of the newest change, 0 before the first. */
  async newest(): Promise<number> {
    const [row] = await this.dataSource.query<{ newest: number }[]>(
      'select coalesce(max(change), 0) as newest from register_changes',
    );
    return row!.newest;
  }
}
