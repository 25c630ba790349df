import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { command, ROOT } from './commands.mjs';

/** Installs what package-lock.json says, when that has not been done since it last changed. */
export async function install(/** @type {AbortSignal} */ signal) {
  const lock = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && !isNewer(lock, installed)) return;
  console.log('Installing packages from npm (a minute or two, the first time)');
  const how = existsSync(lock) ? 'ci' : 'install';
  // Optional packages hold the programs for this machine, development ones the compiler: both are needed here.
  const args = [how, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await command('npm', args, { quiet: true, signal })) !== 0) {
    throw new Error(`"npm ${how}" failed; see above. Is the npm registry reachable from here?`);
  }
}

/** Compiles everything that has changed. */
export async function build(/** @type {AbortSignal} */ signal) {
  const args = ['turbo', 'run', 'build', '--output-logs=errors-only'];
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  if ((await command('npx', ['--no', '--', ...args], { env, quiet: true, signal })) !== 0) {
    throw new Error('The build failed; see above.');
  }
}

const isNewer = (file, than) => existsSync(file) && statSync(file).mtimeMs > statSync(than).mtimeMs;
