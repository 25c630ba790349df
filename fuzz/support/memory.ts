import { readdirSync, readFileSync } from 'node:fs';
import { platform } from './platform.js';

const portOf = (url: string) => new URL(url).port;

/** Memory of every service in megabytes, where the system tells it. */
export function memory(): Record<string, number> {
  const names = new Map(Object.entries(platform.urls).map(([name, url]) => [portOf(url), name]));
  return Object.fromEntries(
    readdirSync('/proc', { encoding: 'utf8' }).flatMap((pid) => {
      try {
        const port = /(?:^|\0)PORT=(\d+)/.exec(readFileSync(`/proc/${pid}/environ`, 'latin1'))?.[1];
        const name = names.get(port ?? '');
        const size = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
        return name && size ? [[name, Number(size) / 1024]] : [];
      } catch {
        return [];
      }
    }),
  );
}
