import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ServiceConfig } from '../config.js';
import { ServiceUnavailable } from '../failures.js';
import { NotReady } from './not-ready.js';

const awaited = new Set<string>();

/** A start that waits for this part, however long that takes, says so under `/ready`. */
export async function awaiting<T>(part: string, act: () => Promise<T>): Promise<T> {
  awaited.add(part);
  try {
    return await act();
  } finally {
    awaited.delete(part);
  }
}

/**
 * Answers on the port of a process until it has what it needs to start: it is alive, what it waits for, and to everybody else
 * that they should come again.
 * @example const app = await whileStarting(config, () => createService(module, config.LOG_LEVEL));
 */
export async function whileStarting<A>(
  { PORT, HOST }: Pick<ServiceConfig, 'PORT' | 'HOST'>,
  create: () => Promise<A>,
): Promise<A> {
  const server = createServer(answer).listen(PORT, HOST);
  await once(server, 'listening');
  try {
    return await create();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  if (url === '/health') return send(response, 200, 'application/json', JSON.stringify({ healthy: true }));
  response.setHeader('retry-after', '5');
  if (url !== '/ready' && headers.accept?.includes('text/html'))
    return send(response, 503, 'text/html; charset=utf-8', page);
  const { details } = url === '/ready' ? new NotReady(parts()) : new ServiceUnavailable();
  send(response, 503, 'application/problem+json', JSON.stringify(details));
}

const parts = (): Record<string, string> => ({
  service: 'is starting',
  ...Object.fromEntries([...awaited].map((part) => [part, 'is out of reach'])),
});

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Nothing of the website can be shown yet, not even how it looks. */
const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sorry, the service is unavailable – Data Security and Protection Toolkit</title>
<main>
<h1>Sorry, the service is unavailable</h1>
<p>It is just starting. Try again in a minute.</p>
</main>
</html>
`;
