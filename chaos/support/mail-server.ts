import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Restartable } from '@dspt/embedded/platform';

const program = join(import.meta.dirname, '../mail-server.mjs');

/** Where emails go; it can be killed and frozen like everything else. */
export class MailServer implements Restartable {
  private child: ChildProcess | undefined;

  constructor(
    private readonly port: number,
    private readonly file: string,
  ) {
    writeFileSync(file, '');
  }

  /** Addresses of all that has arrived. What was sent twice for want of an answer is one email: mail programs go by the Message-ID. */
  arrived(): string[] {
    const lines = readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    return [...new Set(lines)].map((line) => line.split(' ')[1]!);
  }

  start = async (): Promise<void> => {
    const child = spawn(process.execPath, [program, String(this.port), this.file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error('The mail server has not started');
  };

  kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  freeze = (): void => void this.child?.kill('SIGSTOP');
  thaw = (): void => void this.child?.kill('SIGCONT');
}
