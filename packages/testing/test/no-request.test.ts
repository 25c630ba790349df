import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exchange } from '@dspt/testing/raw-lines';
import type { TestService } from '@dspt/testing/service';
import { startNames } from './names.js';

let service: TestService;
beforeAll(async () => {
  service = await startNames();
  await service.app.listen(0, '127.0.0.1');
});
afterAll(() => service?.close());

test.each([
  ['an address that is too long', 431, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ['headers that are too long', 431, `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['a header that is none', 400, 'GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n'],
  ['what is no HTTP', 400, '\u0016\u0003\u0001'],
])('%s is refused with a problem, as everything else is', async (_, status, bytes) => {
  const { port } = service.app.getHttpServer().address() as AddressInfo;
  const [head, body] = (await exchange(port, bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body!)).toMatchObject({ code: 'bad-request', status, title: expect.any(String) });
});
