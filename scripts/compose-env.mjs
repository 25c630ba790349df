// Prints an .env for docker-compose.yml with new secrets: node scripts/compose-env.mjs > .env
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/commands.mjs';

const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const required = [...new Set([...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))];
const value = (name) => randomBytes(32).toString(name.endsWith('_KEY') ? 'base64' : 'base64url');

for (const name of required) console.log(`${name}=${value(name)}`);
