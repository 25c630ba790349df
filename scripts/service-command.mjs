// Runs a command of a service on the databases that `npm start` uses, which must be running.
//   npm run import -- path/to/ecarehomesite.csv
//   npm run staff -- --email ann@example.org --first-name Ann --last-name Example --role helpdesk-operator
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/commands.mjs';

const [service, script, ...args] = process.argv.slice(2);
const dataDir = process.env.DATA_DIR ?? join(ROOT, '.data');

const { status } = spawnSync(process.execPath, [join(ROOT, 'apps', service, 'dist', script), ...args], {
  stdio: 'inherit',
  // npm runs scripts in the root; paths are meant from where the person is.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { ...process.env, ...settings() },
});
process.exit(status ?? 1);

function settings() {
  const { databases, secretKey } = secrets();
  const own = process.env[`${service.toUpperCase()}_DATABASE_URL`];
  const url = new URL(
    own ?? process.env.DATABASE_URL ?? `postgresql://127.0.0.1:${process.env.POSTGRES_PORT ?? 5433}`,
  );
  if (!own) Object.assign(url, { username: service, password: databases[service], pathname: `/${service}` });
  return { DATABASE_URL: url.href, SECRET_KEY: process.env.SECRET_KEY ?? secretKey };
}

function secrets() {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  } catch {
    console.error(`There is no installation in ${dataDir} yet. Run: npm start`);
    process.exit(1);
  }
}
