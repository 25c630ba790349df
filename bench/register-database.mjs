import { join } from 'node:path';
import { query } from './databases.mjs';
import { runNode } from './processes.mjs';

const service = join(import.meta.dirname, '..', 'apps', 'organisations', 'dist');
const template = 'bench_register';
let migrated;

/** A new database with the tables of the organisations service, and nothing in them. */
export async function registerDatabase(databases, name) {
  migrated ??= databases
    .create(template)
    .then((url) => runNode(join(service, 'database', 'migrate.js'), [], { DATABASE_URL: url }));
  await migrated;
  return databases.create(name, template);
}

/** Runs the import command as an operator does. A database that no service runs on may do with any key. */
export const importFiles = (files, databaseUrl, auditKey = Buffer.alloc(32).toString('base64')) =>
  runNode(join(service, 'imports', 'command.js'), files, { DATABASE_URL: databaseUrl, AUDIT_KEY: auditKey });

/** Gives out codes of care sites nobody has registered, each once. */
export function careSites(databaseUrl) {
  let given = 0;
  return async (count) => {
    const found = await query(
      databaseUrl,
      `select code from organisations o
       where type = 'care-home-site' and not stub and closed_on is null and not exists (select from register r where r.code = o.code)
       order by md5(code) limit $1 offset $2`,
      [count, given],
    );
    given += count;
    return found.map(({ code }) => code);
  };
}
