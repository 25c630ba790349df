import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrate } from '@dspt/service-kit/database/database';
import { testDatabaseUrl } from './config.js';

const urlOf = (database: string): string => {
  const url = new URL(testDatabaseUrl());
  url.pathname = `/${database}`;
  return url.href;
};

const withAdmin = <T>(act: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient(testDatabaseUrl(), act);

/** What the days do to a database, done at once: in place of waiting. */
export const runSql = (url: string, sql: string): Promise<unknown> =>
  withClient(url, (client) => client.query(sql));

async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/**
 * A database of its own for one test file, cloned from a template that is migrated once a run. `kind` names the
 * template: what is migrated in another way must have another name.
 */
export async function cloneDatabase(
  kind: string,
  runMigrations: (url: string) => Promise<unknown>,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const service = kind.replaceAll('-', '_');
  const template = `template_${service}`;
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  await withAdmin(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(`create database ${template}_new`);
      await runMigrations(urlOf(`${template}_new`));
      await client.query(`alter database ${template}_new rename to ${template}`);
    }
    await client.query(`create database ${name} template ${template}`);
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
  });
  return {
    url: urlOf(name),
    drop: () => withAdmin(async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

/** Runs the migrations of a service's own data source. */
export const migrateWith =
  (source: (url: string) => DataSource) =>
  (url: string): Promise<string[]> =>
    migrate(source(url));
