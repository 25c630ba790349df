import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Use {
  id: Buffer;
  expiresAt: Date;
  /** Of the form it was solved for. */
  requestId: string | null;
}

@Injectable()
export class HumanChecksRepository {
  constructor(private readonly source: DataSource) {}

  /** @returns `false` when it has been used before, unless it was solved for the same form */
  async use({ id, expiresAt, requestId }: Use): Promise<boolean> {
    const inserted = await this.source.query<unknown[]>(
      `insert into used_human_checks (id, expires_at, request_id) values ($1, $2, $3)
       on conflict do nothing returning 1`,
      [id, expiresAt, requestId],
    );
    if (inserted.length > 0) return true;
    const same = await this.source.query<unknown[]>(
      'select 1 from used_human_checks where id = $1 and request_id = $2',
      [id, requestId],
    );
    return same.length > 0;
  }
}
