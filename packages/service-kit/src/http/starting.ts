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

/** How long what is being answered may keep the start waiting, in ms. */
const farewellMs = 1_000;

/** A page that says that the process is starting. It reads what it needs of the request. */
type StartingPage = (request: IncomingMessage) => Promise<{ headers: Record<string, string>; body: string }>;

/**
 * Answers on the port of a process until it has what it needs to start: it is alive, what it waits for, and to everybody else
 * that they should come again.
 * @example const app = await whileStarting(config, () => createService(module, config.LOG_LEVEL));
 */
export async function whileStarting<A>(
  { PORT, HOST }: Pick<ServiceConfig, 'PORT' | 'HOST'>,
  create: () => Promise<A>,
  page?: StartingPage,
): Promise<A> {
  const server = createServer((request, response) => void answer(request, response, page));
  await once(server.listen(PORT, HOST), 'listening');
  try {
    return await create();
  } finally {
    setTimeout(() => server.closeAllConnections(), farewellMs).unref();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page?: StartingPage,
): Promise<void> {
  const { url, headers } = request;
  response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  if (url === '/health') return send(response, 200, 'application/json', JSON.stringify({ healthy: true }));
  response.setHeader('retry-after', '5');
  if (page && url !== '/ready' && headers.accept?.includes('text/html')) {
    // Who goes away while it is read gets no page.
    const made = await page(request).catch(() => undefined);
    if (!made) return void response.destroy();
    return send(
      response.setHeaders(new Map(Object.entries(made.headers))),
      503,
      'text/html; charset=utf-8',
      made.body,
    );
  }
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
