import type { TestService } from '@dspt/testing/service';

export interface Line {
  did: string;
  by: string | null;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
}

/** What the audit trail says about an organisation, oldest first. */
export const trailOf = (service: TestService, code: string): Promise<Line[]> =>
  service.database.query(
    `select did, actor_name as by, before as "from", after as "to" from audit where organisation = $1 order by seq`,
    [code],
  );
