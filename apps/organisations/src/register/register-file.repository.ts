import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the register is made of. */
const tables = [
  'organisations',
  'ods_relationships',
  'site_corrections',
  'publications',
  'coverage',
  'statuses',
];

@Injectable()
export class RegisterFileRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Another text after every change, at the latest ten seconds after it. PostgreSQL counts a transaction's rows once it is
   * committed, so what is read after this answer has at least what was counted in it; and counting costs nobody anything.
   */
  async version(): Promise<string> {
    const [row] = await this.dataSource.query<{ version: string | null }[]>(
      `select string_agg(concat_ws(' ', relid, n_tup_ins, n_tup_upd, n_tup_del), ',' order by relid) as version
       from pg_stat_user_tables where relname = any($1)`,
      [tables],
    );
    return row?.version ?? '';
  }
}
