import { DataSource, type DataSourceOptions, type EntityTarget, type MigrationInterface } from 'typeorm';
import { kitMigrations } from './kit-tables.js';
import { PreparingClient } from './preparing-client.js';

export interface DatabaseOptions {
  url: string;
  entities: EntityTarget<object>[];
  migrations: (new () => MigrationInterface)[];
  /** Connections at most. */
  poolSize?: number;
  /** Prepare statements once per connection: for a service whose SQL is constant text. */
  prepared?: boolean;
}

/** The one way a service opens its database: never synchronised, migrated by command only. */
export function dataSource({
  url,
  entities,
  migrations,
  poolSize = 10,
  prepared,
}: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as Exclude<DataSourceOptions['entities'], undefined>,
    migrations: [...kitMigrations, ...migrations],
    synchronize: false,
    poolSize,
    applicationName: 'dspt',
    ...(prepared ? { extra: { Client: PreparingClient } } : {}),
  });
}

/** Brings a database up to date; the body of every service's `database/migrate.ts`. */
export async function migrate(source: DataSource): Promise<string[]> {
  await source.initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
