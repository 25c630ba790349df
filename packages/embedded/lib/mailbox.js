import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './child.js';

const KEPT_MESSAGES = 1000;

/** See index.d.ts. */
export async function startMailbox({ smtpPort, webPort, dataDir, ...launching }) {
  const maildev = join(dirname(fileURLToPath(import.meta.resolve('maildev'))), 'bin', 'maildev.js');
  const folder = dataDir && resolve(dataDir);
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 });
  const smtp = ['--smtp', String(smtpPort), '--ip', '127.0.0.1'];
  const web = ['--web', String(webPort), '--web-ip', '127.0.0.1'];
  const kept = [...(folder ? ['--mail-directory', folder] : []), '--max-emails', String(KEPT_MESSAGES)];
  const child = launch({
    name: 'mailbox',
    command: process.execPath,
    args: [maildev, ...smtp, ...web, ...kept],
    // maildev would read a configuration file from the folder it is started in.
    cwd: folder,
    ...launching,
  });
  try {
    await child.ready(/Press Ctrl\+C to stop/);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    child,
    stop: child.stop,
  };
}
