import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, DataSourceOptions, EntityTarget, MigrationInterface } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { DatabaseLimits } from './limits.js';
import { kitEntities } from './kit-entities.js';
import { kitMigrations } from './kit-tables.js';
import { failureOf } from '../failures.js';
import { ServiceDataSource } from './service-data-source.js';
import { PreparingClient } from './preparing-client.js';
import { ServiceClient } from './service-client.js';

export interface DatabaseOptions {
  url: string;
  entities: EntityTarget<object>[];
  migrations: (new () => MigrationInterface)[];
  /** Prepare statements once per connection: for a service whose SQL is constant text. */
  prepared?: boolean;
}

/** The one way a service opens its database: never synchronised, migrated by command only. */
export function dataSource({ url, entities, migrations, prepared }: DatabaseOptions): DataSource {
  return new ServiceDataSource({
    type: 'postgres',
    url,
    entities: [...kitEntities, ...entities] as Exclude<DataSourceOptions['entities'], undefined>,
    migrations: [...kitMigrations, ...migrations],
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'dspt',
    extra: { Client: prepared ? PreparingClient : ServiceClient },
  });
}

/** Whoever waits says so this often (ms). */
const sayMs = 5_000;
const retryMs = 500;

/**
 * Connects a service's data source with its limits; a database that is away or starting is waited for.
 * @throws when it is there and refuses
 */
export async function openDatabase(source: DataSource, limits: DatabaseLimits): Promise<DataSource> {
  const logger = new Logger('Database');
  source.setOptions(limited(source.options as PostgresDataSourceOptions, limits));
  for (let said = -Infinity; ;) {
    try {
      return await source.initialize();
    } catch (error) {
      if (failureOf(error) !== 'transient') throw error;
      if (performance.now() - said >= sayMs) {
        logger.warn(`Waiting for the database: ${String(error)}`);
        said = performance.now();
      }
      await setTimeout(retryMs);
    }
  }
}

function limited({ extra }: PostgresDataSourceOptions, limits: DatabaseLimits) {
  const ms = (seconds: number) => seconds * 1000;
  return {
    poolSize: limits.poolSize,
    extra: {
      ...(extra as object),
      connectionTimeoutMillis: ms(limits.connectSeconds),
      statement_timeout: ms(limits.statementSeconds),
      // A server that answers nothing at all does not end a statement either.
      query_timeout: ms(limits.statementSeconds + 5),
      lock_timeout: ms(limits.lockSeconds),
      idle_in_transaction_session_timeout: ms(limits.idleInTransactionSeconds),
      keepAlive: true,
    },
  };
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
