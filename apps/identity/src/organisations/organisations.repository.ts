import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Names of the organisations people belong to, copied from where they are kept. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Some of the names by their code, in the order of codes. */
  async namesAfter(code: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ code: string; name: string }[]>(
      'select code, name from organisations where code > $1 order by code limit 500',
      [code],
    );
    return new Map(rows.map((row) => [row.code, row.name]));
  }

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
