import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { Invitation } from '../invitations/invitation.entity.js';
import { KnownOrganisation } from './known-organisation.entity.js';

/** Names of the organisations people belong to, copied from where they are kept. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Some of the names by their code, in the order of codes. */
  async namesAfter(code: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.manager.find(KnownOrganisation, {
      where: { code: MoreThan(code) },
      order: { code: 'ASC' },
      take: 500,
    });
    return new Map(rows.map((row) => [row.code, row.name]));
  }

  async rename(manager: EntityManager, code: string, name: string, at: Date): Promise<void> {
    await manager.update(KnownOrganisation, { code, namedAt: LessThan(at) }, { name, namedAt: at });
    await manager.update(Invitation, { code, acceptedAt: IsNull() }, { organisationName: name });
  }
}
