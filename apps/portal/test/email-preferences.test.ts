import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { emailKind, type EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { PageList } from '../src/pages/page-list.js';
import { Browser } from './harness.js';
import { TestPortal, type Asked } from './portal.js';

let portal: TestPortal;
let wanted: EmailKind[];
let version: number;
beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  wanted = [...emailKind.options];
  version = 4;
  portal.answer = notifications;
});

const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: 'about:blank', title: 'Refused', status, code, ...more },
});

/** What the service that sends emails answers; its own rules are tested there. */
function notifications({ method, path, body }: Asked) {
  const [, kind, token] = /^\/email-subscriptions\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (kind && token === 'cut') return problem(404, 'link-incomplete');
  if (path === '/me') return { status: 503 };
  const given = body ? (JSON.parse(body) as { wanted: boolean & EmailKind[]; version: number }) : undefined;
  if (kind) {
    if (method === 'PUT') wanted = given!.wanted ? [...emailKind.options] : [];
    return { body: { kind, wanted: wanted.includes(kind as EmailKind) } };
  }
  if (given && given.version !== version)
    return problem(409, 'email-preferences-changed', {
      title: 'Your choice has been changed since you opened this page',
      current: { wanted, version },
    });
  if (given) wanted = given.wanted;
  return { body: { wanted, version } };
}

const link = `/stop-emails/news/${randomUUID()}`;
const changes = () => portal.asked.filter(({ method }) => method !== 'GET').map(({ body }) => body);

describe('the link at the foot of an email', () => {
  test('stops nothing when it is opened, and one button does', async () => {
    const browser = await new Browser(portal.http).open(link);
    expect(browser.title).toBe('Do you want to stop these emails?');
    expect(browser.text).toContain('“News about your organisations”');
    expect(changes()).toEqual([]);
    await browser.send({});
    expect(browser.title).toBe('These emails have stopped');
    expect(browser.link('Choose all the emails you want')).toBe('/account/emails');
    await browser.open(link);
    expect(browser.title).toBe('These emails have stopped');
    await browser.send({});
    expect(browser.title).toBe('You get these emails again');
    expect(changes()).toEqual(['{"wanted":false}', '{"wanted":true}']);
  });
  test('that was cut off on its way says so, whatever is done with it', async () => {
    const browser = await new Browser(portal.http).open('/stop-emails/news/cut');
    expect(browser.title).toBe('This link is incomplete');
    await portal.submit('/stop-emails/news/cut', {}).expect(404);
    await portal.submit('/stop-emails/nothing/x', {}).expect(404);
  });
  test('keeps its secret: no cache and no other website learns it', async () => {
    const { headers } = await portal.http.get(link).expect(200);
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
  });
});

describe('a mail program', () => {
  test('stops the emails by itself, without cookies and from no page of ours', async () => {
    await portal.http.post(link).type('form').send('List-Unsubscribe=One-Click').expect(200);
    expect(changes()).toEqual(['{"wanted":false}']);
  });
  test('may send it as a form with files, too', async () => {
    await portal.http.post(link).field('List-Unsubscribe', 'One-Click').expect(200);
    expect(changes()).toEqual(['{"wanted":false}']);
  });
  test('is told when it cannot be done now, and tries again', async () => {
    portal.answer = () => ({ status: 503 });
    await portal.http.post(link).type('form').send('List-Unsubscribe=One-Click').expect(503);
  });
  test('can send nothing else: every other form must come from a page of ours', async () => {
    const forms = portal.app.get(PageList).pages.filter(({ method }) => method === 'POST');
    const open: string[] = [];
    for (const { path } of forms) {
      const { status } = await portal.http.post(path.replaceAll(/:\w+/g, 'x')).type('form').send('a=1');
      if (status !== 403) open.push(path);
    }
    expect(open).toEqual(['/stop-emails/:kind/:token']);
    expect(changes()).toEqual([]);
  });
});

describe('on the page of their account, people choose', () => {
  const signedIn = async () => {
    const browser = new Browser(portal.http);
    browser.cookies = portal.session();
    return browser.open('/account/emails');
  };
  test('each kind', async () => {
    const browser = await signedIn();
    expect(browser.title).toBe('Emails we send you');
    await browser.send({ wanted: 'work' });
    expect(wanted).toEqual(['work']);
    expect(browser.path).toBe('/account?done=email-preferences-saved');
  });
  test('none', async () => {
    const cookie = portal.session();
    await portal.submit('/account/emails', { version: '4' }, cookie).expect(303);
    expect(wanted).toEqual([]);
  });
  test('again when a link has changed it since, and nothing is lost', async () => {
    const browser = await signedIn();
    [wanted, version] = [['reminders'], 5];
    await browser.send({ wanted: 'work' });
    expect(browser.text).toContain('Your choice has been changed since you opened this page');
    expect(browser.html).toMatch(/value="work" checked/);
    await browser.send({ wanted: 'work' });
    expect(wanted).toEqual(['work']);
  });
});
