import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { invitationCreated, invitationDeclined } from '@dspt/contracts/identity/invitations';
import { typedPeople } from '@dspt/testing/cases';
import { Harness, type Browser } from './harness.js';

const password = 'violet kettle harbour';
const codes = Array.from({ length: 30 }, (_, index) => `VA${String(index).padStart(3, '0')}`);
const ann = { email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee', telephone: '' };

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
  const line = (code: string, parent: string) => {
    const fields = Array.from({ length: 27 }, () => '');
    const known = { 0: code, 1: `HOUSE ${code}`, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT' };
    return Object.assign(fields, known, {
      10: '20110323',
      14: parent,
      15: parent && '20110323',
      21: '0',
      26: '1',
    });
  };
  await harness.import('ecarehomehq.csv', [line('AAA1', '')]);
  await harness.import(
    'ecarehomesite.csv',
    codes.map((code) => line(code, 'AAA1')),
  );
});
afterAll(() => harness?.close());

/** Registers up to the email. @returns the path of its link */
async function linkFor(code: string, person: typeof ann): Promise<string> {
  const browser = await harness.browser().open(`/register/${code}/details`);
  await browser.send(person);
  const { invitationId } = await harness.eventOf(invitationCreated, async () =>
    browser.send({ ...(await browser.human()), acceptTerms: 'yes' }),
  );
  return `/invitations/${await harness.token('invitation', invitationId!)}`;
}
const choose = { password, confirmation: password, acceptTerms: 'yes' };

async function signUp(code: string, person: typeof ann): Promise<Browser> {
  const browser = await harness.browser().open(await linkFor(code, person));
  return browser.send(choose);
}

describe('a link', () => {
  test('opened by scanners, damaged on its way and opened again still lets its owner in', async () => {
    const path = await linkFor(codes.pop()!, { ...ann, email: 'damaged@example.org' });
    for (const damage of ['.', '%3E', ')', '%22', '%20', '=', '%0D%0A']) {
      const browser = await harness.browser().open(`${path}${damage}`);
      expect([damage, browser.title]).toEqual([damage, 'Choose your password']);
    }
    const [, , token] = path.split('/');
    const broken = `${token!.slice(0, 40)}=%0D%0A${token!.slice(40)}`.toUpperCase();
    const browser = await harness.browser().open(`/invitations/${broken}`);
    await browser.send(choose);
    expect(browser.path).toBe('/profile?done=welcome');
  });
  test('that was cut off says so, and where to get another', async () => {
    const path = await linkFor(codes.pop()!, { ...ann, email: 'cut@example.org' });
    const cut = await harness.browser().open(path.slice(0, -9));
    expect(cut.title).toBe('This link is incomplete');
    expect(cut.link('register again')).toBe('/find-code');
    expect((await harness.browser().open('/reset-password/abc')).title).toBe('This link is incomplete');
  });
  test('that a newer one has replaced says when that was sent, and sends another with one press', async () => {
    const code = codes.pop()!;
    const bea = { ...ann, email: 'bea@example.org' };
    const older = await linkFor(code, bea);
    await linkFor(code, bea);
    const browser = await harness.browser().open(older);
    expect(browser.title).toBe('We have sent you a newer link');
    expect(browser.text).toMatch(/It was sent on \d+ \w+ \d{4} at \d+:\d\d[ap]m/);
    const { invitationId } = await harness.eventOf(invitationCreated, () => browser.send());
    expect(browser.text).toContain('We have sent a fresh link');
    expect(browser.link('See whether the email has been refused')).toMatch(
      /^\/check-your-email\/[\da-f-]{36}$/,
    );
    const fresh = await harness
      .browser()
      .open(`/invitations/${await harness.token('invitation', invitationId!)}`);
    expect(fresh.title).toBe('Choose your password');
  });
  test('to choose a password sends a fresh one with one press when it has been used', async () => {
    const dora = { ...ann, email: 'dora@example.org' };
    await signUp(codes.pop()!, dora);
    const browser = await harness.browser().open('/forgotten-password');
    const asked = async () => browser.send({ email: dora.email, ...(await browser.human()) });
    const { resetId, formId } = await harness.eventOf(passwordResetRequested, asked);
    expect(formId).toBeUndefined();
    expect(browser.html).not.toContain('/check-your-email/');
    const path = `/reset-password/${await harness.token('password-reset', resetId!)}`;
    await browser.open(path);
    await browser.send({ password: 'amber kettle harbour', confirmation: ' amber kettle harbour ' });
    await browser.open(path);
    expect(browser.title).toBe('This link has been used already');
    const renewed = await harness.eventOf(passwordResetRequested, () => browser.send());
    expect(browser.title).toBe('Check your email');
    expect(browser.link('See whether the email')).toBe(`/check-your-email/${renewed['formId']}`);
  });
  test('to an organisation that somebody else has registered since leads to asking them, filled in', async () => {
    const code = codes.pop()!;
    const path = await linkFor(code, { ...ann, email: 'late@example.org', firstName: 'Lara' });
    await signUp(code, { ...ann, email: 'quick@example.org' });
    const browser = await harness.browser().open(path);
    expect(browser.title).toBe(`HOUSE ${code} has been registered by somebody else meanwhile`);
    await browser.send({}, `/register/${code}/ask-to-join`);
    expect(browser.title).toBe('Ask to join');
    for (const value of ['late@example.org', 'Lara', 'Lee'])
      expect(browser.html).toContain(`value="${value}"`);
  });
});

describe('somebody with an account', () => {
  test('sees an invitation when signed in, and is in with one press and not before', async () => {
    const [code, other] = [codes.pop()!, codes.pop()!];
    const eva = { ...ann, email: 'eva@example.org', firstName: 'Eva' };
    const browser = await signUp(code, eva);
    const boss = await signUp(other, { ...ann, email: 'boss@example.org', firstName: 'Bo' });
    await boss.open('/users/invite');
    const { invitationId } = await harness.eventOf(invitationCreated, () =>
      boss.send({ email: eva.email, firstName: 'E', lastName: 'L', role: 'auditor' }),
    );
    expect(boss.text).toContain('E L Invited');
    expect(boss.text).not.toContain('Eva');
    await browser.open('/home');
    await browser.open(browser.link('See the invitation'));
    expect(browser.text).toContain('Bo Lee');
    await browser.open(`/invitations/${await harness.token('invitation', invitationId!)}`);
    expect(browser.title).toBe('You have been invited');
    await browser.open('/my-invitations');
    await browser.send();
    expect(browser.path).toBe('/home?done=organisation-joined');
    expect(browser.html).toContain(`HOUSE ${other}</strong>`);
    await boss.open('/users');
    expect(boss.text).toContain('Eva Lee');
    await browser.open('/account');
    await browser.open(`/account/organisations/${other}/leave`);
    expect(browser.title).toBe(`Leave HOUSE ${other}?`);
    await Promise.all([browser.send(), browser.send()]);
    expect(browser.path).toBe('/account?done=organisation-left');
    expect(browser.text).not.toContain(other);
    await boss.open('/users');
    expect(boss.text).not.toContain('Eva Lee');
  });
  test('cannot leave an organisation without an administrator, nor one they do not belong to', async () => {
    const code = codes.pop()!;
    const browser = await signUp(code, { ...ann, email: 'una@example.org', firstName: 'Una' });
    await browser.open(`/account/organisations/${code}/leave`);
    await browser.send();
    expect(browser.text).toContain('Your organisation needs at least one administrator');
    await browser.open('/account/organisations/NONE/leave');
    expect(browser.path).toBe('/account');
  });
  test('declines an invitation, after being asked once more, and it is over', async () => {
    const [code, other] = [codes.pop()!, codes.pop()!];
    const fay = { ...ann, email: 'fay@example.org', firstName: 'Fay' };
    const browser = await signUp(code, fay);
    const boss = await signUp(other, { ...ann, email: 'boss2@example.org', firstName: 'Bo' });
    await boss.open('/users/invite');
    const { invitationId } = await harness.eventOf(invitationCreated, () =>
      boss.send({ email: fay.email, firstName: 'F', lastName: 'L', role: 'auditor' }),
    );
    await browser.open('/my-invitations');
    await browser.open(browser.link('Decline the invitation'));
    expect(browser.title).toBe(`Decline the invitation to HOUSE ${other}?`);
    expect(browser.link('Change nothing')).toBe('/my-invitations');
    const declined = await harness.eventOf(invitationDeclined, () => browser.send());
    expect(declined).toMatchObject({ invitationId, code: other });
    expect(browser.text).toContain('You have declined the invitation.');
    expect(browser.link('Go to your home page')).toBe('/home');
    expect(browser.html).not.toContain('Not now');
    await browser.open(`/my-invitations/${invitationId}/refusal`);
    expect(browser.path).toBe('/my-invitations');
    await boss.open('/users');
    expect(boss.text).not.toContain('F L');
  });
  test('declines from the link, signed in or not', async () => {
    const boss = await signUp(codes.pop()!, { ...ann, email: 'boss3@example.org', firstName: 'Bo' });
    await boss.open('/users/invite');
    const { invitationId } = await harness.eventOf(invitationCreated, () =>
      boss.send({ email: 'gus@example.org', firstName: 'G', lastName: 'L', role: 'auditor' }),
    );
    const path = `/invitations/${await harness.token('invitation', invitationId!)}`;
    const browser = await harness.browser().open(path);
    await browser.open(browser.link('decline the invitation'));
    await harness.eventOf(invitationDeclined, () => browser.send());
    expect(browser.title).toBe('You have declined the invitation');
    await browser.open(path);
    expect(browser.title).toBe('This invitation has been declined');
    await browser.open(`${path}/refusal`);
    expect(browser.title).toBe('This invitation has been declined');
    await browser.open(`/invitations/x/refusal`);
    expect(browser.title).toBe('This link is incomplete');
  });
  test('registers five organisations a day, and is then one click from the helpdesk', async () => {
    const browser = await signUp(codes.pop()!, { ...ann, email: 'many@example.org' });
    for (let more = 0; more < 5; more++) {
      await browser.open(`/add-organisation?code=${codes[more]}`);
      await browser.send(await browser.human());
    }
    expect(browser.title).toBe('You have registered 5 organisations within a day');
    await browser.send();
    expect(browser.title).toBe('Contact us');
    expect(browser.html).toContain(`value="${codes[4]}"`);
  });
});

describe('what people type', () => {
  const people = typedPeople();
  test.each([
    ['p02', 'straight apostrophe'],
    ['p06', 'enter it in both boxes'],
    ['p19', 'one email address only'],
    ['p20', 'enter home@example.org'],
    ['p26', 'comma'],
    ['p27', 'enter home@example.org'],
  ])('%s is refused on the page with what to change, and nothing typed is lost: %s', async (id, hint) => {
    const { first, last, email } = people.get(id)!;
    const typed = { email, firstName: first, lastName: last };
    const browser = await harness.browser().open(`/register/${codes.pop()}/details`);
    await browser.send(typed);
    expect(browser.title).toBe('Error: Your details');
    expect(browser.text).toContain(hint);
    expect(browser.html).toContain(`value="${first}"`);
  });
  test.each(['p01', 'p05', 'p10', 'p14', 'p25'])('%s registers and is signed in', async (id) => {
    const { first, last, email } = people.get(id)!;
    const path = await linkFor(codes.pop()!, { ...ann, email, firstName: first, lastName: last });
    const browser = await harness.browser().open(path);
    expect(browser.title).toBe('Choose your password');
    const chosen = people.get(id)!.password;
    expect(browser.html).not.toMatch(/[\u200b\u202e]/);
    await browser.send({ ...choose, password: chosen, confirmation: chosen });
    expect(browser.path).toBe('/profile?done=welcome');
  });
});
