import type { AuditLine, listAudit } from '@dspt/contracts/audit';
import type { Output, Query } from '@dspt/contracts/define';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StoredLine } from './line.js';

/** The trail, read. */
@Injectable()
export class Trail {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    service: string,
    { organisation, person, caseNumber, before, page, perPage }: Query<typeof listAudit>,
  ): Promise<Output<typeof listAudit>> {
    const where = `where ($1::text is null or organisation = $1) and ($2::uuid is null or person = $2)
      and ($3::text is null or case_number = $3) and ($4::timestamptz is null or at < $4)`;
    const values = [organisation ?? null, person ?? null, caseNumber ?? null, before ?? null];
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from audit ${where}`,
      values,
    );
    const rows = await this.dataSource.query<StoredLine[]>(
      `select * from audit ${where} order by seq desc limit $5 offset $6`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { items: rows.map((row) => lineOf(service, row)), total: count!.total };
  }
}

function lineOf(service: string, row: StoredLine): AuditLine {
  const { id, at, did, organisation, person, reason } = row;
  const actor =
    row.actor_name === null ? null : { id: row.actor_id, name: row.actor_name, role: row.actor_role };
  return {
    id,
    service,
    at: at.toISOString(),
    did,
    actor,
    organisation,
    person,
    reason,
    caseNumber: row.case_number,
    actionId: row.action_id,
    requestId: row.request_id,
    from: row.before,
    to: row.after,
  };
}
