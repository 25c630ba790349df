import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({}, { headersMs: 1500, bodyMs: 1000, requestMs: 3000, silentMs: 4000 });
});
afterAll(() => portal?.close());

/** Opens a connection, sends the beginning, and resolves with what was said when the server has closed it. */
const slow = (beginning: string): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const line = connect(portal.port, '127.0.0.1', () => line.write(beginning));
    line.on('data', (data) => (said += data.toString()));
    line.on('error', () => undefined);
    line.on('close', () => resolve(said));
  });
const head = (type: string, path = '/sign-in') =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\norigin: ${publicUrl}\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\na`;

test('200 people who never finish what they send are let go, and everybody else is served meanwhile', async () => {
  const beginnings = [
    head('application/x-www-form-urlencoded'),
    head('text/plain'),
    head('multipart/form-data; boundary=b', '/action-plan/upload'),
    head('application/json', '/api/session'),
    'POST /sign-in HTTP/1.1\r\nhost: x\r\nx-slow: ',
    'GET / HT',
    '',
    `GET /sign-in HTTP/1.1\r\nhost: x\r\n\r\nGET /`,
  ];
  const began = Date.now();
  const lines = Array.from({ length: 200 }, (_, index) => slow(beginnings[index % beginnings.length]!));
  let open = true;
  const closed = Promise.all(lines).then((said) => {
    open = false;
    return said;
  });
  let served = 0;
  for (; open; served++) await portal.http.get('/sign-in').expect(200);
  const said = await closed;
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(served).toBeGreaterThan(10);
  expect(said[4]).toContain(' 408 Request Timeout');
  expect(said[4]).toContain("content-security-policy: default-src 'none'");
});
