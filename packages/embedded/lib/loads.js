import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * What is put into new databases, each by a command of the service that owns it. A command runs again only when
 * the files it reads have changed; all can be repeated without harm.
 */
const LOADS = [
  {
    name: 'organisations of the NHS (ODS)',
    service: 'organisations',
    script: 'imports/command.js',
    folder: 'data/ods',
  },
  {
    name: 'question sets',
    service: 'assessment',
    script: 'question-sets/command.js',
    folder: 'data/question-sets',
  },
  { name: 'demo accounts', service: 'identity', script: 'demo/command.js', savedAs: 'demo-accounts.json' },
];

/**
 * @param {object} place
 * @param {string} place.root      of the repository
 * @param {string} place.dataDir
 * @param {string} place.database  which PostgreSQL it is about: another one starts empty
 */
export function pendingLoads({ root, dataDir, database }) {
  const markers = join(dataDir, 'loaded', createHash('sha256').update(database).digest('hex').slice(0, 12));
  mkdirSync(markers, { recursive: true, mode: 0o700 });
  return LOADS.flatMap((load) => {
    const files = load.folder ? list(join(root, load.folder)) : [];
    const marker = join(markers, load.service);
    const state = files.map((file) => describe(file, root)).join('\n');
    if (existsSync(marker) && readFileSync(marker, 'utf8') === state) return [];
    const args = load.folder ? [join(root, load.folder)] : [];
    const done = (printed) => {
      if (load.savedAs) writeFileSync(join(dataDir, load.savedAs), printed, { mode: 0o600 });
      writeFileSync(marker, state);
    };
    return [{ ...load, args, missing: load.folder && files.length === 0, done }];
  });
}

/** The demo accounts printed when they were made: JSON lines. */
export function readDemoAccounts(dataDir) {
  const file = join(dataDir, 'demo-accounts.json');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

function describe(file, root) {
  const { size, mtimeMs } = statSync(file);
  return `${relative(root, file)} ${size} ${mtimeMs}`;
}

function list(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
