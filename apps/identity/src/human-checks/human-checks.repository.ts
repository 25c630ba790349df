import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class HumanChecksRepository {
  constructor(private readonly source: DataSource) {}

  /** @returns `false` when it has been used before */
  async use(id: Buffer, expiresAt: Date): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      'insert into used_human_checks (id, expires_at) values ($1, $2) on conflict do nothing returning 1',
      [id, expiresAt],
    );
    return rows.length > 0;
  }
}
