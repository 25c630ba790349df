import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Browser } from './harness.js';
import { TestPortal } from './portal.js';

let portal: TestPortal;
let outcome: string;
let refusal: object | null;
beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  refusal = null;
  portal.asked.length = 0;
  portal.answer = ({ path }) =>
    path.startsWith('/email-outcomes/') ? { body: { outcome, refusal } } : { body: answers[path] };
});

const invitationId = randomUUID();
const user = {
  state: 'invited',
  email: 'dan@example.org',
  firstName: 'Dan',
  lastName: 'Day',
  telephone: '',
  role: 'member',
  lastSignInAt: null,
};
const answers: Record<string, unknown> = {
  '/organisations/X1/users': { items: [{ ...user, id: invitationId }] },
  '/organisations/X1/join-requests': { items: [] },
  '/organisations/X1/access-review': { last: null, due: false },
  '/organisations/X1/refused-invitations': {
    items: [{ id: invitationId, domain: 'example.org', reason: 'no-such-address' }],
  },
};

describe('what became of an email', () => {
  test.each([
    ['waiting', 'The email is on its way', 'Look again'],
    ['not-refused', 'The email has not been refused', 'Contact the helpdesk'],
    ['refused', 'The email could not be delivered', 'I was registering: start again'],
  ])('%s: is said in plain words, with what to do', async (answer, title, link) => {
    outcome = answer;
    const path = `/check-your-email/${randomUUID()}`;
    const browser = await new Browser(portal.http).open(path);
    expect(browser.title).toBe(title);
    expect(browser.link(link)).toBe(answer === 'waiting' ? path : browser.link(link));
    expect(portal.asked[0]!.path).toBe(path.replace('check-your-email', 'email-outcomes'));
  });
  test.each([
    ['refused', 'no-such-address', 'refused it: it does not know this address.', 'typing mistake'],
    ['refused', 'mailbox-full', 'refused it: the mailbox is full.', 'Make room'],
    ['refused', 'not-from-us', 'refused it: it takes no email from us.', 'The helpdesk can see that'],
    ['refused', 'other', 'does not say why', 'contact the helpdesk'],
    ['waiting', 'try-later', 'asked us to try later.', 'until 3 May 2026 at 2:05pm'],
    ['waiting', 'mailbox-full', 'cannot take it now: the mailbox is full.', 'try again by ourselves'],
  ])('%s, %s: says by whom and why', async (answer, reason, why, advice) => {
    outcome = answer;
    const triedUntil = answer === 'waiting' ? '2026-05-03T13:05:00Z' : null;
    refusal = { domain: 'rose.example', reason, triedUntil };
    const browser = await new Browser(portal.http).open(`/check-your-email/${randomUUID()}`);
    expect(browser.text).toContain(`The mail server of rose.example`);
    expect(browser.text).toContain(why);
    expect(browser.text).toContain(advice);
  });
  test('of a form that cannot be is no page', async () => {
    portal.answer = () => ({
      status: 400,
      body: { type: 'about:blank', code: 'invalid-input', status: 400, title: 'x', errors: [] },
    });
    expect((await new Browser(portal.http).open('/check-your-email/x')).title).toBe('Page not found');
  });
});

test('an administrator sees which invitation did not arrive, and the list also when that is not known', async () => {
  const browser = new Browser(portal.http);
  browser.cookies = portal.session();
  await browser.open('/users');
  expect(browser.text).toContain('Dan Day Email refused');
  expect(browser.text).toContain('The mail server of example.org refused it: it does not know this address.');
  expect(browser.text).toContain('cancel the invitation, and send it to the right one');
  const { answer } = portal;
  portal.answer = (asked) => (asked.path.endsWith('/refused-invitations') ? { status: 503 } : answer(asked));
  await browser.open('/users');
  expect(browser.text).toContain('Dan Day Invited');
  expect(browser.text).not.toContain('refused');
});
