import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PageList, type PageEntry } from '../src/pages/page-list.js';
import { Views } from '../src/pages/views.js';
import { paths } from '../src/paths.js';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;
let pages: PageEntry[];

beforeAll(async () => {
  portal = await TestPortal.start();
  ({ pages } = portal.app.get(PageList));
});
afterAll(() => portal?.close());

const address = (path: string): string => path.replaceAll(/:\w+/g, 'x');

describe('strangers', () => {
  test('are sent from every page that is not public to sign in, and come back', async () => {
    const closed = pages.filter(({ method, access }) => method === 'GET' && access !== 'public');
    expect(closed.length).toBeGreaterThan(10);
    for (const { path } of closed) {
      const reply = await portal.http.get(address(path));
      expect([path, reply.status, reply.headers['location']]).toEqual([
        path,
        303,
        `/sign-in?return=${encodeURIComponent(address(path))}`,
      ]);
    }
  });
  test('whose session has ended and who send a form are asked to sign in, with what they typed kept', async () => {
    const closed = pages.filter(({ method, access }) => method === 'POST' && access !== 'public');
    expect(closed.length).toBeGreaterThan(5);
    for (const { path } of closed)
      for (const cookie of [`session=${'e'.repeat(40)}`, 'past=yes']) {
        const reply = await portal.submit(address(path), { text: 'typed' }, cookie);
        expect([path, reply.status]).toEqual([path, 401]);
        expect(reply.text).toContain('What you typed is kept');
      }
  });
  test('who send a form to a page that is not public are asked to sign in before any of it has arrived', async () => {
    const closed = pages.filter(({ method, access }) => method === 'POST' && access !== 'public');
    for (const { path } of closed)
      expect([
        path,
        await portal.beginning('POST', address(path), 'application/x-www-form-urlencoded'),
      ]).toEqual([path, 401]);
  });
  test('reach no service with any of them', () => expect(portal.asked).toEqual([]));
});

describe('an auditor', () => {
  test('is not shown a page, nor let change anything, that needs more', async () => {
    const organisation = { code: 'X1', organisationName: 'Rose House', role: 'auditor' } as const;
    const cookie = portal.session({ organisation, memberships: [organisation] });
    const more = pages.filter(
      ({ access }) => !['public', 'authenticated', 'organisation.view', 'assessment.view'].includes(access),
    );
    expect(more.length).toBeGreaterThan(5);
    for (const { method, path } of more) {
      const request = portal.http[method.toLowerCase() as 'get' | 'post'](address(path));
      const reply = await request.set('origin', publicUrl).set('cookie', cookie);
      expect([method, path, reply.status]).toEqual([method, path, 403]);
    }
  });
});

describe('somebody signed in', () => {
  test('with several organisations chooses one before any page about one', async () => {
    const memberships = ['X1', 'X2'].map((code) => ({
      code,
      organisationName: code,
      role: 'member' as const,
    }));
    const cookie = portal.session({ organisation: null, memberships });
    const reply = await portal.http.get('/home').set('cookie', cookie).expect(303);
    expect(reply.headers['location']).toBe('/choose-organisation?return=%2Fhome');
  });
  test.each([
    ['required', paths.secondFactor],
    ['set-up-required', paths.setUpSecondFactor],
  ] as const)('whose second factor is %s does that first', async (secondFactor, path) => {
    const cookie = portal.session({ secondFactor });
    const reply = await portal.http.get('/home').set('cookie', cookie).expect(303);
    expect(reply.headers['location']).toBe(`${path}?return=%2Fhome`);
  });
});

test('every template can be compiled', () => {
  const source = fileURLToPath(new URL('../src', import.meta.url));
  const templates = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.njk'),
  );
  expect(templates.length).toBeGreaterThan(20);
  for (const name of templates) expect(() => portal.app.get(Views).compile(name)).not.toThrow();
});
