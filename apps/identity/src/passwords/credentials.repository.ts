import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

@Injectable()
export class CredentialsRepository {
  constructor(private readonly source: DataSource) {}

  async passwordHash(personId: string): Promise<string | undefined> {
    const rows = await this.source.query<{ hash: string }[]>(
      'select password_hash as hash from credentials where person_id = $1',
      [personId],
    );
    return rows[0]?.hash;
  }

  /** @returns `false` when the hash is another by now */
  async hold(manager: EntityManager, personId: string, hash: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      'select 1 from credentials where person_id = $1 and password_hash = $2 for share',
      [personId, hash],
    );
    return rows.length > 0;
  }

  async set(manager: EntityManager, personId: string, hash: string, now: Date): Promise<void> {
    await manager.query(
      `insert into credentials (person_id, password_hash, changed_at) values ($1, $2, $3)
       on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
      [personId, hash, now],
    );
  }
}
