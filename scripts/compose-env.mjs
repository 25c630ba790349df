// Writes .env for docker-compose.yml with new secrets. One that is there already is never overwritten: with other
// secrets the databases could not be entered, and nothing encrypted could be read.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/commands.mjs';

const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const required = [...new Set([...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))];
const value = (name) => randomBytes(32).toString(name.endsWith('_KEY') ? 'base64' : 'base64url');
const file = process.argv[2] ?? join(ROOT, '.env');
const lines = [
  '# What runs besides the services: a mailbox to look into, and the open data. Take `mailbox` away when SMTP_URL is set.',
  'COMPOSE_PROFILES=mailbox,open-data',
  ...required.map((name) => `${name}=${value(name)}`),
];

try {
  writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'wx', mode: 0o600 });
  console.log(`${file} is written. Keep it safe: whoever has it can read everything.`);
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  const kept = new Set([...readFileSync(file, 'utf8').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
  const missing = required.filter((name) => !kept.has(name));
  console.error(`${file} is there already and stays as it is.`);
  if (missing.length > 0) console.error(`It lacks: ${missing.join(', ')}. Add a line NAME=value for each.`);
  process.exitCode = 1;
}
