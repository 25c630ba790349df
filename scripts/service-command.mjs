// Runs a command of a service on the databases that `npm start` uses, which must be running.
//   npm run import -- path/to/ecarehomesite.csv
//   npm run rebuild -- register
//   npm run audit:verify
//   npm run staff -- --email ann@example.org --first-name Ann --last-name Example --role helpdesk-operator
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@dspt/contracts/topology';
import { ROOT } from './setup/commands.mjs';

const [target, script, ...args] = process.argv.slice(2);
const dataDir = process.env.DATA_DIR ?? join(ROOT, '.data');

process.exit(target === '--each' ? forEach() : run(target, join('apps', target, 'dist', script)));

/** A command of the kit, which every service with a database has. @returns the worst exit code */
function forEach() {
  const owners = Object.entries(services).filter(([, { database }]) => database);
  return Math.max(...owners.map(([name]) => run(name, join('packages', 'service-kit', 'dist', script))));
}

function run(name, program) {
  const { status } = spawnSync(process.execPath, [join(ROOT, program), ...args], {
    stdio: 'inherit',
    // npm runs scripts in the root; paths are meant from where the person is.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, ...settings(name) },
  });
  return status ?? 1;
}

function settings(service) {
  const { databases, auditKeys, secretKey, nats } = secrets();
  const own = process.env[`${service.toUpperCase()}_DATABASE_URL`];
  const url = new URL(
    own ?? process.env.DATABASE_URL ?? `postgresql://127.0.0.1:${process.env.POSTGRES_PORT ?? 5433}`,
  );
  if (!own) Object.assign(url, { username: service, password: databases[service], pathname: `/${service}` });
  return {
    DATABASE_URL: url.href,
    AUDIT_KEY: process.env[`${service.toUpperCase()}_AUDIT_KEY`] ?? auditKeys[service],
    SECRET_KEY: process.env.SECRET_KEY ?? secretKey,
    ...natsSettings(service, nats[service]),
  };
}

// As in `npm start`: a NATS server of one's own may have a user per service, one for all, or none.
function natsSettings(service, password) {
  const { NATS_URL, NATS_PORT = '4223', ...env } = process.env;
  if (!NATS_URL)
    return { NATS_URL: `nats://127.0.0.1:${NATS_PORT}`, NATS_USER: service, NATS_PASSWORD: password };
  const own = (what) => env[`${service.toUpperCase()}_NATS_${what}`] ?? env[`NATS_${what}`] ?? '';
  return { NATS_URL, NATS_USER: own('USER'), NATS_PASSWORD: own('PASSWORD') };
}

function secrets() {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  } catch {
    console.error(`There is no installation in ${dataDir} yet. Run: npm start`);
    process.exit(1);
  }
}
