import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { paths, withQuery } from '../src/paths.js';
import { TestPortal } from './portal.js';
import { organisation } from './samples.js';

let portal: TestPortal;
beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.answer = () => ({ status: 503 });
});

const read = async (q?: string, cookie = '') =>
  (await portal.http.get(withQuery(paths.help.localSupport, { q })).set('cookie', cookie).expect(200)).text;

test('a council is known without asking anybody', async () => {
  expect(await read('hertfordshire county council')).toContain('01707 708018');
  expect(portal.asked).toEqual([]);
});

test('a postcode or town is where the organisations there are', async () => {
  portal.answer = ({ path }) =>
    path.startsWith('/organisations?q=OX4')
      ? { body: { items: [organisation({ localAuthority: 'South Oxfordshire' })], total: 1 } }
      : { status: 404 };
  expect(await read('OX4 1AA')).toContain('01235 248085');
});

test('whoever is signed in sees it for their organisation, and can go on when it cannot be found out', async () => {
  const cookie = portal.session();
  portal.answer = () => ({ body: organisation({ localAuthority: 'Leeds' }) });
  const html = await read(undefined, cookie);
  expect(html).toContain('We know of no local organisation here');
  expect(html).toContain('0808 196 4848');
  portal.answer = () => ({ status: 503 });
  expect(await read(undefined, cookie)).toContain('Postcode, town or council');
});
