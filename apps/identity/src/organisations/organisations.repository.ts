import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Names of the organisations people belong to, copied from where they are kept. */
@Injectable()
export class OrganisationsRepository {
  async rename(manager: EntityManager, code: string, name: string, at: Date): Promise<void> {
    await manager.query(
      'update organisations set name = $2, named_at = $3 where code = $1 and named_at < $3',
      [code, name, at],
    );
    await manager.query(
      'update invitations set organisation_name = $2 where code = $1 and accepted_at is null',
      [code, name],
    );
  }
}
