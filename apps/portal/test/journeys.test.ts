import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { caseOpened } from '@dspt/contracts/support/cases';
import { Harness, type Browser } from './harness.js';
import { line } from './ods.js';

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.open();
  await harness.import('ecarehomehq.csv', [line('AAA1', 'HEAD OFFICE OF ROSE')]);
  await harness.import('ecarehomesite.csv', [
    line('VR001', 'ROSE HOUSE', 'AAA1'),
    line('VR002', 'ROSE LODGE', 'AAA1'),
    line('VR003', 'ROSE COTTAGE', 'AAA1', '20200101'),
    line('VR004', 'ROSE <b>MANOR</b>'),
  ]);
});
afterAll(() => harness?.close());

const password = 'violet kettle harbour';
const ann = { email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee', telephone: '' };

/** Registers an organisation up to the email. */
async function register(browser: Browser, code: string, person: typeof ann): Promise<Browser> {
  await browser.open(`/register/${code}`);
  await browser.open(browser.link('Register this organisation'));
  await browser.send(person);
  return browser.send({ ...(await browser.human()), acceptTerms: 'yes' });
}

/** The same to the end: email opened, password chosen, signed in. */
async function signUp(code: string, person: typeof ann): Promise<Browser> {
  const browser = harness.browser();
  const { invitationId } = await harness.eventOf(invitationCreated, () => register(browser, code, person));
  await browser.open(`/invitations/${await harness.token('invitation', invitationId!)}`);
  return browser.send({ password, confirmation: password, acceptTerms: 'yes' });
}

async function signIn(email: string): Promise<Browser> {
  const browser = await harness.browser().open('/sign-in');
  return browser.send({ email, password });
}

describe('somebody new', () => {
  test('finds the organisation, registers it, chooses a password and is signed in', async () => {
    const browser = await harness.browser().open('/find-code?q=ta4%201bt');
    expect(browser.text).toContain('ROSE HOUSE');
    expect(browser.text).toMatch(/Closed organisations.*ROSE COTTAGE \(VR003\)/);
    expect(browser.html).not.toContain('/register/VR003');
    expect(browser.html).toContain('ROSE &lt;b&gt;MANOR&lt;/b&gt;');

    const { invitationId } = await harness.eventOf(invitationCreated, () => register(browser, 'vr001', ann));
    expect(browser.title).toBe('Check your email');
    const link = `/invitations/${await harness.token('invitation', invitationId!)}`;
    await browser.open(link);
    expect(browser.text).toContain('ann@example.org');
    await browser.send({ password: 'violet kettle', confirmation: 'violet kettel' });
    expect(browser.text).toContain('Enter the same password again');
    await browser.send({ password: 'ann', confirmation: 'ann', acceptTerms: 'yes' });
    expect(browser.title).toBe('Error: Choose your password');
    await browser.send({ password, confirmation: password, acceptTerms: 'yes' });
    expect(browser.path).toBe('/profile?done=welcome');

    await browser.open('/home');
    expect(browser.html).toContain('ROSE HOUSE</strong> (VR001), Administrator');
    expect(browser.text).toContain('What to do next Complete your organisation profile');
    await harness
      .browser()
      .open(link)
      .then(({ title }) => expect(title).toBe('This link has been used already'));
  });
  test('loses nothing by mistakes, by the human check or by wanting another image', async () => {
    const browser = await harness.browser().open('/register/VR002/details');
    await browser.send({ ...ann, email: 'ann' });
    expect(browser.title).toBe('Error: Your details');
    expect(browser.html).toContain('value="Ann"');
    await browser.send({ ...ann, email: 'new@example.org' });
    const check = () => /name="human.id" value="([^"]*)"/.exec(browser.html)![1];
    const first = check();
    await browser.send({ 'another-image': 'yes', acceptTerms: 'yes' });
    expect(check()).not.toBe(first);
    expect(browser.html).toContain('checked');
    await browser.send({ 'human.characters': 'wrong', acceptTerms: 'yes' });
    expect(browser.text).toContain('Enter the new numbers, as you see or hear them');
    await browser.send({ change: 'yes' });
    expect(browser.html).toContain('value="new@example.org"');
  });
  test('whose email address has an account is told nothing of it on the page', async () => {
    const browser = harness.browser();
    await harness.eventOf(invitationCreated, () => register(browser, 'VR004', ann));
    expect(browser.title).toBe('Check your email');
  });
});

describe('a registration that cannot be is refused with what to do next', () => {
  test('for an organisation that has an administrator', async () => {
    const browser = await harness.browser().open('/register/VR001');
    expect(browser.title).toBe('Registration request unsuccessful');
    await browser.send({}, '/contact?topic=no-administrator&amp;code=VR001');
    expect(browser.html).toContain('value="VR001"');
    const bob = { ...ann, email: 'bob@example.org', firstName: 'Bob' };
    const asked = { topic: 'no-administrator', code: 'VR001', ...bob };
    await browser.send({ ...asked, message: '', ...(await browser.human()) });
    expect(browser.title).toBe('Error: Contact us');
    expect(browser.text).toContain('Say what has happened, and what you need');
    expect(browser.html).toContain('value="bob@example.org"');
    const opened = await harness.eventOf(caseOpened, async () =>
      browser.send({ ...asked, message: 'They all left', ...(await browser.human()) }),
    );
    expect(opened).toMatchObject({ topic: 'no-administrator', code: 'VR001', source: 'website' });
    expect(browser.text).toContain(`Your case number is ${opened['number']}`);
  });
  test.each([
    ['NOPE', 'We do not know the ODS code NOPE', 'Find your organisation'],
    ['VR003', 'ROSE COTTAGE is closed', 'Find your organisation'],
  ])('for %s', async (code, title, way) => {
    const browser = await harness.browser().open(`/register/${code}`);
    expect(browser.title).toBe(title);
    expect(browser.link(way)).toMatch(/^\/find-code/);
  });
});

describe('who is signed in', () => {
  test('asks the helpdesk without saying who they are', async () => {
    const browser = await (await signIn(ann.email)).open('/contact?topic=site-list');
    expect(browser.text).toContain('You are signed in as Ann Lee (ann@example.org)');
    expect(browser.html).toContain('value="VR001"');
    const asked = { topic: 'site-list', code: 'NOPE', message: 'One is missing' };
    await browser.send(asked);
    expect(browser.text).toContain('We do not know an organisation with the ODS code NOPE');
    const opened = await harness.eventOf(caseOpened, () => browser.send({ ...asked, code: 'vr001' }));
    expect(opened).toMatchObject({ topic: 'site-list', code: 'VR001' });
  });
});

describe('an administrator', () => {
  test('lets somebody in who asked to join', async () => {
    const asking = await harness.browser().open('/register/VR001');
    await asking.send({}, '/register/VR001/ask-to-join');
    await asking.send({ ...ann, email: 'cat@example.org', firstName: 'Cat', ...(await asking.human()) });
    expect(asking.title).toBe('Your request has been sent');

    const browser = await (await signIn(ann.email)).open('/users');
    expect(browser.text).toContain('only one administrator');
    await browser.open(browser.link('Cat Lee'));
    await browser.send();
    expect(browser.text).toContain('Select whether they should have access');
    const other = await (await signIn(ann.email)).open(browser.path);
    await browser.send({ outcome: 'member' });
    expect(browser.text).toContain('They have been sent an invitation');
    await other.send({ outcome: 'refused' });
    expect(other.title).toBe('This request has been answered meanwhile');
  });
  test('who changes a role that has been changed in another window is told of it, and loses no choice', async () => {
    const browser = await (await signIn(ann.email)).open('/users/invite');
    await browser.send({ email: 'flo@example.org', firstName: 'Flo', lastName: 'Fox', role: 'auditor' });
    const path = /\/users\/[^/]+\/role(?=">Change role<span[^>]*> of Flo)/.exec(browser.html)![0];
    await browser.open(path);
    expect(browser.text).toContain('Their role now: Auditor');
    await (await (await signIn(ann.email)).open(path)).send({ role: 'administrator' });
    await browser.send({ role: 'member' });
    expect(browser.text).toContain('The role of Flo Fox is Administrator now');
    expect(browser.text).toContain('Their role now: Administrator');
    expect(browser.html).toMatch(/value="member" checked/);
    await browser.send({ role: 'member' });
    expect(browser.text).toContain('The role has been changed.');
  });
  test('invites, changes and removes people, and cannot be the last to go', async () => {
    const browser = await (await signIn(ann.email)).open('/users/invite');
    await browser.send({ email: 'dan@example.org', firstName: 'Dan' });
    expect(browser.text).toContain('Enter a last name');
    expect(browser.text).toContain('Select what they may do');
    await browser.send({ email: 'dan@example.org', firstName: 'Dan', lastName: 'Ray', role: 'auditor' });
    expect(browser.text).toContain('The invitation has been sent.');
    await browser.open(
      /\/users\/[^/]+\/remove(?=">Cancel invitation<span[^>]*>, Dan)/.exec(browser.html)![0],
    );
    await browser.send();
    expect(browser.text).not.toContain('Dan');
    await browser.open(/\/users\/[^/]+\/role(?=">Change role<span[^>]*> of Ann)/.exec(browser.html)![0]);
    await browser.send({ role: 'member' });
    expect(browser.text).toContain('Your organisation needs at least one administrator');
  });
});

describe('somebody with an account', () => {
  test('adds a further organisation and changes between the two', async () => {
    const browser = await signIn(ann.email);
    await browser.open('/register/VR002');
    expect(browser.path).toBe('/add-organisation?code=VR002');
    await browser.send({ 'human.characters': 'wrong' });
    expect(browser.text).toContain('Enter the new numbers, as you see or hear them');
    await browser.send(await browser.human());
    expect(browser.html).toContain('ROSE LODGE</strong> (VR002)');
    await browser.open(browser.link('Change organisation'));
    await browser.send({ code: 'VR001' });
    expect(browser.html).toContain('ROSE HOUSE</strong> (VR001)');
  });
  test('who signs in with the wrong password learns nothing, and with the right one comes back to the page', async () => {
    const browser = await harness.browser().open('/account');
    expect(browser.title).toBe('Sign in');
    await browser.send({ email: 'ann@example.org', password: 'wrong' });
    const first = browser.text;
    await browser.send({ email: 'nobody@example.org', password: 'wrong' });
    expect(browser.text).toBe(first);
    await browser.send({ email: 'ann@example.org', password });
    expect(browser.path).toBe('/account');
  });
  test('signs out, and the session is over', async () => {
    const browser = await signIn(ann.email);
    const cookie = browser.cookies;
    await browser.press('/sign-out');
    expect(browser.path).toBe('/?done=signed-out');
    browser.cookies = cookie;
    await browser.open('/account');
    expect(browser.title).toBe('Sign in');
  });
  test('who has forgotten the password chooses a new one', async () => {
    const eve = { ...ann, email: 'eve@example.org', firstName: 'Eve' };
    await signUp('VR004', eve);
    const browser = await harness.browser().open('/forgotten-password');
    const { resetId } = await harness.eventOf(passwordResetRequested, async () =>
      browser.send({ email: eve.email, ...(await browser.human()) }),
    );
    const token = await harness.token('password-reset', resetId!);
    await browser.open(`/reset-password/${token}`);
    await browser.send({ password: 'amber kettle harbour', confirmation: 'amber kettle harbour' });
    expect(browser.path).toBe('/sign-in?done=password-changed');
    await browser.send({ email: eve.email, password: 'amber kettle harbour' });
    expect(browser.path).toBe('/home');
    await harness
      .browser()
      .open(`/reset-password/${token}`)
      .then(({ title }) => expect(title).toBe('This link has been used already'));
  });
});
