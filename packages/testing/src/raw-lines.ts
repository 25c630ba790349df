import { connect } from 'node:net';

/** Opens a connection, sends exactly these bytes, and resolves with what was said when the server has closed it. */
export const exchange = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const line = connect(port, '127.0.0.1', () => line.write(bytes));
    line.on('data', (data) => (said += data.toString()));
    line.on('error', () => undefined);
    line.on('close', () => resolve(said));
  });

/** A POST that promises 100,000 bytes and sends one. */
export function unfinished(path: string, headers: Record<string, string>): string {
  const all = { host: 'x', ...headers, 'content-length': '100000' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\na`;
}

/**
 * 200 people who never finish what they send: each is let go in time.
 * @param serve asks for something meanwhile; it must be answered
 * @returns what was said to each, and how often somebody else was served
 */
export async function manySlow(port: number, beginnings: string[], serve: () => PromiseLike<unknown>) {
  const lines = Array.from({ length: 200 }, (_, index) =>
    exchange(port, beginnings[index % beginnings.length]!),
  );
  let open = true;
  const closed = Promise.all(lines).finally(() => (open = false));
  let served = 0;
  for (; open; served++) await serve();
  return { said: await closed, served };
}
