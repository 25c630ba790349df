import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '@dspt/embedded';
import { configSchema } from '../src/config.js';
import { TestPortal } from './portal.js';

/** Takes connections and never answers, as a process that is frozen. */
let frozen: Server;
let frozenUrl: string;
/** Requests of people it was sent. */
let asked = 0;
beforeAll(async () => {
  frozen = createServer((socket) => {
    socket.on('data', (text) => (asked += String(text).startsWith('GET /health') ? 0 : 1));
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => frozen.once('listening', resolve));
  frozenUrl = `http://127.0.0.1:${(frozen.address() as { port: number }).port}`;
});
afterAll(() => {
  frozen.close();
});

const found = { items: [], total: 0, closed: [] };
const search = (portal: TestPortal) => portal.http.get('/organisations?q=rose');

/** The portal with organisations at a second address besides the one that answers. */
async function beside(url: string): Promise<TestPortal> {
  const portal: TestPortal = await TestPortal.start(({ ORGANISATIONS_URL: [good] }) => ({
    ORGANISATIONS_URL: [url, good!],
    PATIENCE_MS: 10_000,
  }));
  portal.answer = ({ path }) => (path.startsWith('/health') ? { body: {} } : { body: found });
  return portal;
}

test('the address of a service may be a list', () => {
  const { IDENTITY_URL } = configSchema.parse({
    NATS_URL: 'nats://x',
    PUBLIC_URL: 'http://localhost:3000',
    IDENTITY_URL: 'http://a:1/, http://b:2',
  });
  expect(IDENTITY_URL).toEqual(['http://a:1', 'http://b:2']);
});

test('a replica that is dead costs nobody anything', async () => {
  const portal = await beside(`http://127.0.0.1:${await freePort()}`);
  try {
    for (let time = 0; time < 12; time++) expect((await search(portal)).status).toBe(200);
  } finally {
    await portal.close();
  }
});

test('a replica that is frozen makes three people wait a moment, and then nobody', async () => {
  const portal = await beside(frozenUrl);
  try {
    for (let time = 0; time < 12; time++) expect((await search(portal)).status).toBe(200);
    expect(asked).toBe(3);
  } finally {
    await portal.close();
  }
});

test('a replica that is starting or stopping costs nobody anything, on pages and through the way of scripts', async () => {
  const starting = createHttpServer((_, response) => {
    response.writeHead(503, { 'content-type': 'application/problem+json', 'x-starting': 'yes' });
    response.end(JSON.stringify({ type: '/problems/service-unavailable', title: 'Starting', status: 503 }));
  }).listen(0, '127.0.0.1');
  await once(starting, 'listening');
  const portal = await beside(`http://127.0.0.1:${(starting.address() as { port: number }).port}`);
  try {
    for (let time = 0; time < 6; time++) {
      expect((await search(portal)).status).toBe(200);
      const { status, headers } = await portal.http.get('/api/organisations/organisations?q=rose');
      expect([status, headers['x-starting']]).toEqual([200, undefined]);
    }
  } finally {
    await portal.close();
    starting.close();
  }
});

test('a service is not taken to be away for what we refuse, nor for whoever does not wait', async () => {
  const patienceMs = 1000;
  const portal = await TestPortal.start(() => ({ PATIENCE_MS: patienceMs }));
  portal.answer = async ({ path }) => {
    if (path.startsWith('/register')) await setTimeout(patienceMs / 4);
    return { body: {} };
  };
  try {
    for (let time = 0; time < 3; time++) {
      await portal.http.get('/api/organisations/organisations/..%2f..').expect(400);
      await portal.http
        .get('/api/organisations/register')
        .timeout(patienceMs / 8)
        .catch(() => undefined);
    }
    await setTimeout(patienceMs * 1.5);
    await portal.http.get('/api/organisations/organisations?q=rose').expect(200);
    expect(portal.asked.map(({ path }) => path).filter((path) => path.startsWith('/health'))).toEqual([]);
  } finally {
    await portal.close();
  }
});
