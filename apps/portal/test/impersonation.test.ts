import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PageList, type PageEntry } from '../src/pages/page-list.js';
import { paths } from '../src/paths.js';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;
let pages: PageEntry[];
beforeAll(async () => {
  portal = await TestPortal.start();
  ({ pages } = portal.app.get(PageList));
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.answer = () => ({ status: 503, body: {} });
});

const until = '2026-11-03T14:05:00.000Z';
/** Staff signed in at the dashboard who view as the provider of the other cookie. */
function impersonation(): { both: string; secret: string } {
  const staff = portal.session({ staff: { role: 'helpdesk-operator', areas: [] }, organisation: null });
  const organisation = { code: 'X1', organisationName: 'Rose House', role: 'auditor' } as const;
  const seen = { organisation, memberships: [organisation], impersonation: { until }, endsAt: until };
  const secret = portal.session(seen).split('=')[1]!;
  return { both: `${staff}; impersonation=${secret}`, secret };
}
const address = (path: string): string => path.replaceAll(/:\w+/g, 'x');
const page = (path: string, cookie: string) => portal.http.get(path).set('cookie', cookie);

/** The one cookie that is set; Node gives them as a list. */
const cookieOf = ({ headers }: { headers: object }) =>
  Object.entries(headers).find(([name]) => name === 'set-cookie')?.[1][0] as string;

test('every page says whose it is, that nothing can be changed, and until when', async () => {
  const { text } = await page('/home', impersonation().both).expect(200);
  expect(text).toContain('You are viewing what <strong>Rose House</strong> (X1) sees.');
  expect(text).toContain('This ends at 2:05pm');
  expect(text).not.toContain('Sign out');
  expect(text).not.toContain('session-ending');
});

test('what is about the member of staff is not shown', async () => {
  const { both } = impersonation();
  for (const path of ['/account', '/choose-organisation', '/users']) await page(path, both).expect(403);
});

test('every form that is sent all the same is refused kindly, and nothing of it goes on', async () => {
  const { both } = impersonation();
  const forms = pages.filter(({ method, path }) => method === 'POST' && path !== paths.impersonation.stop);
  expect(forms.length).toBeGreaterThan(25);
  for (const { path } of forms) {
    const { status, text } = await portal.submit(address(path), { text: 'typed' }, both);
    expect([path, status]).toEqual([path, 403]);
    expect(text).toContain('You are only viewing');
    expect(text).toContain('You are viewing what <strong>Rose House</strong> (X1) sees.');
  }
  expect(portal.asked).toEqual([]);
});

test('no page has a form to send, but for the one that stops viewing', async () => {
  const { both } = impersonation();
  for (const { path } of pages.filter(({ method }) => method === 'GET')) {
    const { text } = await page(address(path), both);
    const forms = text.match(/<form[^>]*method="post"[^>]*>/g) ?? [];
    expect([path, forms.filter((form) => !form.includes(`action="${paths.impersonation.stop}"`))]).toEqual([
      path,
      [],
    ]);
  }
  const { text } = await page('/contact', both).expect(200);
  expect(text).toContain('This form is not shown while you view as a provider');
});

test('the dashboard goes on as the member of staff', async () => {
  const { body } = await page('/api/session', impersonation().both).expect(200);
  expect(body).toMatchObject({ staff: { role: 'helpdesk-operator' }, impersonation: null });
});

test('when the time is up every page says so, once, and then it is the website as before', async () => {
  const { both, secret } = impersonation();
  portal.sessions.delete(secret);
  const gone = await page('/assessment', both).expect(303);
  expect(gone.headers['location']).toBe('/viewing/over');
  const over = await page('/viewing/over', both).expect(200);
  expect(over.text).toContain('You have stopped viewing');
  expect(cookieOf(over)).toMatch(/^impersonation=;/);
});

test('beginning puts the secret into a cookie that scripts cannot read', async () => {
  const { both, secret } = impersonation();
  const session = portal.sessions.get(secret)!;
  portal.answer = () => ({ body: { secret: 'y'.repeat(40), session } });
  const reply = await portal.http
    .post('/api/impersonation')
    .set('cookie', both.split(';')[0]!)
    .set('origin', publicUrl)
    .send({ code: 'X1', reason: 'A question', caseNumber: 'C-2026-1' })
    .expect(200);
  expect(reply.body).toEqual({ until });
  expect(cookieOf(reply)).toBe(`impersonation=${'y'.repeat(40)}; Path=/; HttpOnly; SameSite=Lax`);
  const empty = () => portal.http.post('/api/impersonation').set('origin', publicUrl).send({});
  await empty().set('cookie', portal.session()).expect(400);
  await empty().expect(401);
});
