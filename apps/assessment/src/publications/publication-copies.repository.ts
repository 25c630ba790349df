import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface NamedOrganisation {
  code: string;
  name: string;
}

/** What the helpdesk copied to further codes. */
@Injectable()
export class PublicationCopiesRepository {
  async insert(
    manager: EntityManager,
    publicationId: string,
    addedAt: Date,
    others: readonly NamedOrganisation[],
  ): Promise<void> {
    await manager.query(
      `insert into publication_copies (publication_id, code, name, added_at)
       select $1, place.code, place.name, $2 from jsonb_to_recordset($3::jsonb) as place (code text, name text)`,
      [publicationId, addedAt, JSON.stringify(others)],
    );
  }

  /** Copies made at one moment that still count. */
  made(manager: EntityManager, publicationId: string, addedAt: Date): Promise<NamedOrganisation[]> {
    return manager.query(
      `select code, name from publication_copies
       where publication_id = $1 and added_at = $2 and ended_at is null order by code`,
      [publicationId, addedAt],
    );
  }

  async end(manager: EntityManager, publicationId: string, addedAt: Date, endedAt: Date): Promise<void> {
    await manager.query(
      `update publication_copies set ended_at = $3
       where publication_id = $1 and added_at = $2 and ended_at is null`,
      [publicationId, addedAt, endedAt],
    );
  }
}
