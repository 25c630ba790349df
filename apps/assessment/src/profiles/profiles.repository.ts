import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ProfileFields } from './certificates.js';

export interface ProfileRow {
  fields: Partial<ProfileFields>;
  acceptedAt: Date | null;
  acceptedByName: string | null;
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
      `select fields, accepted_at as "acceptedAt", accepted_by_name as "acceptedByName" from profiles where code = $1`,
      [code],
    );
    return row;
  }

  async save(manager: EntityManager, code: string, fields: ProfileFields): Promise<void> {
    await manager.query('update profiles set fields = $2, version = version + 1 where code = $1', [
      code,
      JSON.stringify(fields),
    ]);
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
