import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { manySlow, unfinished } from '@dspt/testing/raw-lines';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({}, { headersMs: 1500, bodyMs: 1000, requestMs: 30_000, silentMs: 4000 });
});
afterAll(() => portal?.close());

const head = (type: string, path = '/sign-in') =>
  unfinished(path, { origin: publicUrl, 'content-type': type });

test('200 people who never finish what they send are let go, and everybody else is served meanwhile', async () => {
  const beginnings = [
    head('application/x-www-form-urlencoded'),
    head('text/plain'),
    head('multipart/form-data; boundary=b', '/action-plan/upload'),
    head('application/json', '/api/session'),
    // Refused unread: from another site, and from somebody who has not signed in.
    unfinished('/sign-in', {
      origin: 'http://elsewhere.example',
      'content-type': 'application/x-www-form-urlencoded',
    }),
    head('multipart/form-data; boundary=b', '/api/organisations/imports'),
    'POST /sign-in HTTP/1.1\r\nhost: x\r\nx-slow: ',
    'GET / HT',
    '',
    `GET /sign-in HTTP/1.1\r\nhost: x\r\n\r\nGET /`,
  ];
  const began = Date.now();
  const { said, served } = await manySlow(portal.port, beginnings, () =>
    portal.http.get('/sign-in').expect(200),
  );
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(served).toBeGreaterThan(10);
  expect(said[6]).toContain(' 408 Request Timeout');
  expect(said[6]).toContain("content-security-policy: default-src 'none'");
});
