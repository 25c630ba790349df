import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { Harness, type Browser } from './harness.js';
import type { Sample } from './form-sample.js';
import { samples } from './form-samples.js';

/** Are sent, and never come back. */
const secrets = { password: 'violet kettle harbour', confirmation: 'violet kettle harbour' };
/** Whoever presses these wants to leave: they work in any case. */
const leaving = new Set(['/sign-out', '/viewing/stop']);

let harness: Harness;
let ann: Browser;
/** Whom the forms were shown to. */
let owner: string;

function line(code: string, name: string, parent = ''): string[] {
  const fields = Array.from({ length: 27 }, () => '');
  const known = { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT', 10: '20110323' };
  return Object.assign(fields, known, { 14: parent, 15: parent && '20110323', 21: '0', 26: '1' });
}

beforeAll(async () => {
  // One address sends every form ten times within a minute or two.
  harness = await Harness.open({
    PATIENCE_MS: 500,
    CHANGES_PER_MINUTE: 6000,
    OPENID_NAME: 'Staffmail',
  });
  await harness.import('ecarehomehq.csv', [line('AAA1', 'HEAD OFFICE OF ROSE')]);
  await harness.import('ecarehomesite.csv', [
    line('VR001', 'ROSE HOUSE', 'AAA1'),
    line('VR002', 'ROSE LODGE', 'AAA1'),
  ]);
  ann = harness.browser();
  const { invitationId } = await harness.eventOf(invitationCreated, async () => {
    await ann.open('/register/VR001/details');
    await ann.send({ email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee', telephone: '' });
    await ann.send({ ...(await ann.human()), acceptTerms: 'yes' });
  });
  owner = await signUp(`/invitations/${await harness.token('invitation', invitationId!)}`);
});
afterAll(() => harness?.close());

/**
 * Half a second of patience may be too little for a password on a busy machine: then they do what people do, and try again.
 * @returns what forms of theirs say whose they are
 */
async function signUp(link: string): Promise<string> {
  const password = 'violet kettle harbour';
  for (;;) {
    await ann.open(link);
    if (ann.html.includes('name="confirmation"'))
      await ann.send({ password, confirmation: password, acceptTerms: 'yes' });
    else await (await ann.open('/sign-in')).send({ email: 'ann@example.org', password });
    await ann.open('/contact');
    const [, found] = /name="_for" value="([^"]+)"/.exec(ann.html) ?? [];
    if (found) return found;
  }
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Sends a form, and gives what is missing in its answer of all that was typed. */
async function send({ path, typed, scripted, stranger }: Sample) {
  const begun = performance.now();
  const filled = { ...typed, ...scripted };
  const sent = stranger ? { ...filled, ...secrets } : { ...filled, _for: owner };
  const { status, text } = await harness.post(path, sent, stranger ? '' : ann.cookies);
  expect(text).not.toContain(secrets.password);
  const lost = Object.entries(typed).filter(([, value]) => !text.includes(escaped(value)));
  return { status, text, lost, ms: performance.now() - begun };
}

/** Sends every form while a part is away. */
async function walk(part: string): Promise<void> {
  for (const [name, sample] of Object.entries(samples)) {
    const { status, lost, text, ms } = await send(sample);
    expect([name, ms < 6000]).toEqual([name, true]);
    if (sample.needs === part) expect([name, status]).toEqual([name, 503]);
    if (status < 500) continue;
    expect([name, status, lost]).toEqual([name, 503, []]);
    expect([name, /lost/.test(text)]).toEqual([name, true]);
  }
}

test('every form of the portal is among those that are tried', () => {
  expect(harness.forms.filter((path) => !leaving.has(path)).toSorted()).toEqual(
    Object.keys(samples).toSorted(),
  );
});

describe('nothing typed is lost, and nobody waits for long', () => {
  test.each(['support', 'organisations', 'assessment', 'identity'])(
    'while %s is frozen',
    (part) => harness.whileFrozen(part, () => walk(part)),
    120_000,
  );

  test('while NATS is frozen, and pages for everybody are there', async () => {
    const search = await harness.whileFrozen('nats', async () => {
      await walk('nats');
      return harness.browser().open('/organisations?q=rose');
    });
    expect(search.text).toContain('ROSE HOUSE');
  });

  test('while each part is stopped', async () => {
    for (const part of ['nats', 'support', 'organisations', 'assessment', 'identity']) {
      harness.kill(part);
      await walk(part);
      if (part === 'organisations')
        await harness.download('/organisations.csv', {}).expect(503).expect('content-type', /html/);
    }
  });
});
