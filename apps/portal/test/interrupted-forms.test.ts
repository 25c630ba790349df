import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Session } from '@dspt/contracts/identity/sessions';
import { TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());
beforeEach(() => {
  portal.asked.length = 0;
  portal.exchanges = 0;
  portal.touches.length = 0;
  portal.answer = () => ({ status: 404 });
});

const secretOf = (cookie: string): string => cookie.split('=')[1]!;

/** The form kept in a sign-in page. */
const readInterrupted = (html: string): string => /name="interrupted" value="([^"]+)"/.exec(html)![1]!;

describe('a form sent after its session has ended', () => {
  const typed = { email: 'bob@example.org', firstName: 'Bob <b>', lastName: 'Day', role: 'member' };
  const formOf = async (cookie: string) => {
    const { text } = await portal.http.get('/users/invite').set('cookie', cookie);
    return /name="_for" value="([^"]+)"/.exec(text)![1]!;
  };
  /** Shows a form, ends the session, sends the form; gives the form kept in the sign-in page. */
  const sendLate = async (): Promise<{ interrupted: string; session: Session }> => {
    const cookie = portal.session();
    const owner = await formOf(cookie);
    const session = portal.sessions.get(secretOf(cookie))!;
    portal.sessions.delete(secretOf(cookie));
    await portal.revoke(session.person.id);
    const reply = await portal.submit('/users/invite', { _for: owner, ...typed }, cookie).expect(401);
    expect(reply.text).toContain('What you typed is kept');
    return { interrupted: readInterrupted(reply.text), session };
  };
  const signInAs = (session: Session, interrupted: string) => {
    portal.answer = ({ path }) =>
      path === '/sessions' ? { body: { secret: 'y'.repeat(40), session } } : { body: { session } };
    return portal.submit('/sign-in', { email: 'ann@example.org', password: 'secret', interrupted });
  };

  test('is kept through signing in, and one click saves it', async () => {
    const { interrupted, session } = await sendLate();
    const reply = await signInAs(session, interrupted).expect(200);
    expect(reply.text).toContain('What you typed is still here');
    expect(reply.text).toContain('action="/users/invite"');
    expect(reply.text).toContain('value="Bob &lt;b&gt;"');
    expect(reply.text).toContain(`value="${session.person.id}:X1"`);
  });
  test('is still kept when the password is wrong the first time', async () => {
    const { interrupted } = await sendLate();
    const problem = {
      type: '/problems/sign-in-failed',
      code: 'sign-in-failed',
      title: 'Check it',
      status: 401,
    };
    portal.answer = () => ({ status: 401, body: problem });
    const reply = await portal.submit('/sign-in', { email: 'a@example.org', password: 'no', interrupted });
    expect(reply.text).toContain('Check it');
    expect(readInterrupted(reply.text)).toBe(interrupted);
  });
  test('takes the person back to the organisation it was for', async () => {
    const { interrupted, session } = await sendLate();
    const memberships = [
      ...session.memberships,
      { code: 'X2', organisationName: 'Two', role: 'member' as const },
    ];
    await signInAs({ ...session, memberships, organisation: null }, interrupted).expect(200);
    expect(portal.asked.at(-1)).toMatchObject({
      method: 'PUT',
      path: '/sessions/current/organisation',
      body: '{"code":"X1"}',
    });
  });
  test('never lands with another person who signs in on the same computer', async () => {
    const { interrupted, session } = await sendLate();
    const person = { ...session.person, id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e60' };
    const reply = await signInAs({ ...session, person }, interrupted).expect(303);
    expect(reply.headers['location']).toBe('/home');
  });
  test('waits in its tab for somebody who signs in in another', async () => {
    const { interrupted, session } = await sendLate();
    const early = await portal.submit('/sign-in/elsewhere', { interrupted }).expect(200);
    expect(early.text).toContain('Sign in there first');
    expect(readInterrupted(early.text)).toBe(interrupted);
    const reply = await portal.submit('/sign-in/elsewhere', { interrupted }, portal.session(session));
    expect(reply.text).toContain('What you typed is still here');
    expect(reply.text).toContain('action="/users/invite"');
  });
  test('waits for the second factor', async () => {
    const { interrupted, session } = await sendLate();
    const reply = await signInAs(
      { ...session, secondFactor: 'required', secondFactors: { app: true, passkeys: false } },
      interrupted,
    ).expect(200);
    expect(reply.text).toContain('6-digit code');
    expect(readInterrupted(reply.text)).toBe(interrupted);
  });
});

test('a form shown for one organisation is not saved for another', async () => {
  const cookie = portal.session();
  const { person } = portal.sessions.get(secretOf(cookie))!;
  const reply = await portal.submit('/users/invite', { _for: `${person.id}:X2` }, cookie).expect(409);
  expect(reply.text).toContain('You have changed organisation');
  expect(portal.asked).toEqual([]);
});

test('a form shown for one organisation can be saved for it after changing back', async () => {
  const memberships = ['X1', 'X2'].map((code) => ({
    code,
    organisationName: code,
    role: 'administrator' as const,
  }));
  const cookie = portal.session({ memberships, organisation: memberships[0]! });
  const session = portal.sessions.get(secretOf(cookie))!;
  const late = await portal.submit(
    '/users/invite',
    { _for: `${session.person.id}:X2`, email: 'x@example.org' },
    cookie,
  );
  expect(late.text).toContain('Change back to X2 and go on');
  portal.answer = () => ({ body: { session: { ...session, organisation: memberships[1]! } } });
  const fields = { code: 'X2', interrupted: readInterrupted(late.text) };
  const reply = await portal.submit('/choose-organisation', fields, cookie).expect(200);
  expect(reply.text).toContain('action="/users/invite"');
  expect(reply.text).toContain('value="x@example.org"');
});
