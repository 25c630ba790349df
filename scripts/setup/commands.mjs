import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in the repository's root, without input. @returns its exit code */
export async function command(program, args, { env = process.env, quiet = false, signal } = {}) {
  let output = '';
  const child = spawn(program, args, {
    cwd: ROOT,
    env,
    signal,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    // npm and npx are batch files on Windows.
    shell: process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      done(127);
    });
    child.once('close', (exitCode) => done(exitCode ?? 1));
  });
  // Quiet is for what works: who fails is heard.
  if (code !== 0 && !signal?.aborted) process.stderr.write(output);
  return code;
}
