import type { progressChanged } from '@dspt/contracts/assessment/progress';
import type { EventData } from '@dspt/contracts/define';
import type { membershipsChanged } from '@dspt/contracts/identity/users';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class RegisterRepository {
  /** The newest edition, and in it the newest version, stays. */
  async setProgress(manager: EntityManager, progress: EventData<typeof progressChanged>): Promise<void> {
    const { code, edition, answered, total, lastActivityAt, version } = progress;
    await manager.query(
      `insert into register as r (code, progress_edition, progress_version, answered, total, last_activity_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (code) do update
       set progress_edition = excluded.progress_edition, progress_version = excluded.progress_version,
         answered = excluded.answered, total = excluded.total, last_activity_at = excluded.last_activity_at
       where (coalesce(r.progress_edition, ''), r.progress_version) < (excluded.progress_edition, excluded.progress_version)`,
      [code, edition, version, answered, total, lastActivityAt],
    );
  }

  /** The newest version stays; who once registered stays registered, even when everybody has left. */
  async setMemberships(
    manager: EntityManager,
    { code, administrators, people, version }: EventData<typeof membershipsChanged>,
    registered = people > 0,
  ): Promise<void> {
    await manager.query(
      `insert into register as r (code, registered, administrators, memberships_version) values ($1, $2, $3, $4)
       on conflict (code) do update
       set registered = r.registered or excluded.registered,
         administrators = case when excluded.memberships_version > r.memberships_version
           then excluded.administrators else r.administrators end,
         memberships_version = greatest(excluded.memberships_version, r.memberships_version)`,
      [code, registered, administrators, version],
    );
  }
}
