import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { TestService } from '@dspt/testing/service';
import { manySlow, unfinished } from '@dspt/testing/raw-lines';
import { staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  const short = { headersMs: 1500, bodyMs: 1000, requestMs: 30_000, silentMs: 4000 };
  service = await startOrganisations({}, { timeouts: short });
});
afterAll(() => service?.close());

test('whoever never finishes what they send to a service is let go, and everybody else is served meanwhile', async () => {
  const authorization = await staff(service, 'national-programme');
  await service.app.listen(0, '127.0.0.1');
  const { port } = service.app.getHttpServer().address() as AddressInfo;
  const parts = { 'content-type': 'multipart/form-data; boundary=b' };
  const beginnings = [
    unfinished('/imports', { ...parts, authorization }),
    unfinished('/imports', parts),
    unfinished('/sites/A1/links', { 'content-type': 'application/json', authorization }),
    unfinished('/no/such/route', { 'content-type': 'text/plain' }),
    'POST /imports HTTP/1.1\r\nhost: x\r\nx-slow: ',
    'GET / HT',
    '',
    'GET /health HTTP/1.1\r\nhost: x\r\n\r\nGET /',
  ];
  const began = Date.now();
  const { said, served } = await manySlow(port, beginnings, () => service.http.get('/health').expect(200));
  // Far below what a file may take altogether: it may be slow, and may not stand still.
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(served).toBeGreaterThan(10);
  expect(said[4]).toContain(' 408 Request Timeout');
  expect(said[4]).toContain('application/problem+json');
});
