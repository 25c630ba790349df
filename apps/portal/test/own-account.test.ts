import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { Harness, type Browser } from './harness.js';

const password = 'violet kettle harbour';
const ann = { email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee', telephone: '' };

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
  const line = (code: string, parent = '') => {
    const fields = Array.from({ length: 27 }, () => '');
    const known = { 0: code, 1: `HOUSE ${code}`, 4: '1 HIGH STREET', 9: 'TA4 1BT', 10: '20110323', 21: '0' };
    return Object.assign(fields, known, { 14: parent, 15: parent && '20110323', 26: '1' });
  };
  await harness.import('ecarehomehq.csv', [line('AAA1')]);
  await harness.import('ecarehomesite.csv', [line('VR001', 'AAA1')]);
  const browser = await harness.browser().open('/register/VR001/details');
  await browser.send(ann);
  const { invitationId } = await harness.eventOf(invitationCreated, async () =>
    browser.send({ ...(await browser.human()), acceptTerms: 'yes' }),
  );
  await browser.open(`/invitations/${await harness.token('invitation', invitationId!)}`);
  await browser.send({ password, confirmation: password, acceptTerms: 'yes' });
});
afterAll(() => harness?.close());

async function signIn(): Promise<Browser> {
  const browser = await harness.browser().open('/sign-in');
  return browser.send({ email: ann.email, password });
}

describe('somebody with an account', () => {
  test('changes their name and password, and stays signed in', async () => {
    const browser = await signIn();
    await browser.open('/account/details');
    await browser.send({ firstName: '' });
    expect(browser.text).toContain('Enter your first name');
    const typed = { firstName: 'Anna', lastName: ann.lastName };
    await browser.send(typed);
    expect(browser.path).toBe('/account?done=details-changed');
    expect(browser.text).toContain(`Anna ${ann.lastName}`);
    const [one, other] = [browser, await signIn()];
    await one.open('/account/details');
    await other.open('/account/details');
    await one.send({ ...typed, telephone: '01632 960 001' });
    await other.send({ ...typed, firstName: ann.firstName });
    expect(other.text).toContain('They are now: Anna');
    await other.send({ ...typed, firstName: ann.firstName });
    expect(other.path).toBe('/account?done=details-changed');
    await browser.open('/account/password');
    const chosen = 'amber kettle harbour';
    await browser.send({ currentPassword: 'wrong', password: chosen, confirmation: chosen });
    expect(browser.text).toContain('This is not your password');
    await browser.send({ currentPassword: password, password: chosen, confirmation: chosen });
    expect(browser.path).toBe('/account?done=own-password-changed');
    await browser.open('/account/password');
    await browser.send({ currentPassword: chosen, password, confirmation: password });
    expect(browser.path).toBe('/account?done=own-password-changed');
    await other.open('/account');
    expect(other.title).toBe('Sign in');
  });
  test('closes it once somebody else administers what they did', async () => {
    const browser = await signIn();
    await browser.open('/account');
    await browser.open(browser.link('Close your account'));
    expect(browser.text).toContain('HOUSE VR001 (VR001)');
    await browser.send({ password: 'wrong' });
    expect(browser.text).toContain('This is not your password');
    await browser.send({ password });
    expect(browser.text).toContain('You are the only administrator of HOUSE VR001 (VR001)');
    await browser.open('/account');
    expect(browser.title).toBe('Your account');
  });
  test('sees where they are signed in, and signs out there', async () => {
    const [here, there, third] = [await signIn(), await signIn(), await signIn()];
    await here.open('/account/sessions');
    expect(here.text).toContain('This device');
    const [, id] = /\/account\/sessions\/([^/"]+)\/end/.exec(here.html)!;
    await here.send({}, `/account/sessions/${id}/end`);
    expect(here.path).toBe('/account/sessions?done=session-signed-out');
    const titles = async () =>
      (await Promise.all([there.open('/account'), third.open('/account')])).map(({ title }) => title);
    expect((await titles()).toSorted()).toEqual(['Sign in', 'Your account']);
    await here.open('/account/sessions');
    await here.send({}, '/account/sessions/others/end');
    expect(here.path).toBe('/account/sessions?done=others-signed-out');
    expect(here.html).not.toContain('/others/end"');
    expect(await titles()).toEqual(['Sign in', 'Sign in']);
  });
});
