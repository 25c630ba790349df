import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FieldChanges } from './profile-rules.js';
import type { ProfileFields } from './certificates.js';

export interface ProfileRow {
  fields: Partial<ProfileFields>;
  acceptedAt: Date | null;
  acceptedByName: string | null;
  version: number;
  changes: FieldChanges;
}

export interface Acceptance {
  at: Date;
  by: string;
  name: string;
}

@Injectable()
export class ProfilesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    code: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ProfileRow | undefined> {
    const [row] = await manager.query<ProfileRow[]>(
      `select fields, accepted_at as "acceptedAt", accepted_by_name as "acceptedByName",
         version, changes from profiles where code = $1`,
      [code],
    );
    return row;
  }

  /** @param changes of those fields that it changes */
  async save(
    manager: EntityManager,
    code: string,
    { fields, changes }: { fields: ProfileFields; changes: FieldChanges },
  ): Promise<void> {
    await manager.query(
      'update profiles set fields = $2, changes = changes || $3::jsonb, version = version + 1 where code = $1',
      [code, JSON.stringify(fields), JSON.stringify(changes)],
    );
  }

  async accept(manager: EntityManager, code: string, { at, by, name }: Acceptance): Promise<void> {
    await manager.query(
      'update profiles set accepted_at = $2, accepted_by = $3, accepted_by_name = $4 where code = $1',
      [code, at, by, name],
    );
  }

  async approachingPublished(manager: EntityManager, code: string, at: Date): Promise<void> {
    await manager.query('update profiles set approaching_published_at = $2 where code = $1', [code, at]);
  }
}
