import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FieldChanges } from './profile-rules.js';
import type { ProfileFields } from './certificates.js';
import { StoredProfile } from './profile.entity.js';

export interface Acceptance {
  at: Date;
  by: string;
  name: string;
}

@Injectable()
export class ProfilesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(code: string, manager: EntityManager = this.dataSource.manager): Promise<StoredProfile | null> {
    return manager.findOneBy(StoredProfile, { code });
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
    const accepted = { acceptedAt: at, acceptedBy: by, acceptedByName: name };
    await manager.update(StoredProfile, { code }, accepted);
  }

  async approachingPublished(manager: EntityManager, code: string, at: Date): Promise<void> {
    await manager.update(StoredProfile, { code }, { approachingPublishedAt: at });
  }
}
