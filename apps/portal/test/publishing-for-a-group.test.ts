import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerAll, answerWhatIsLeft, ticked } from './answering.js';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';

let care: Care;
let gina: Browser;

beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('GR01', 'GROUP')],
    'ecarehomesite.csv': [
      organisation('GS01', 'OAK GS01', 'GR01'),
      organisation('HO01', 'OFFICE HO01', 'GR01'),
      organisation('VS001', 'ROSE VS001', 'HO01'),
      organisation('VS002', 'ROSE VS002', 'HO01'),
    ],
  });
  gina = care.as('administrator', 'GR01', 'Gina Day');
  await answerAll(gina);
  await answerWhatIsLeft(gina, 'Go to the next question');
  await gina.open('/assessment/confirm');
  await gina.send({ assertions: ticked(gina, 'assertions') });
});
afterAll(() => care?.close());

const answers = { training: 'yes', policies: 'yes', security: 'yes', it: 'yes' };
/** Values of the radios that are chosen. */
const chosen = (): string[] =>
  [...gina.html.matchAll(/name="depth" type="radio" value="([^"]*)" checked/g)].map(([, value]) => value!);
const questions = async (more: Record<string, string>) => {
  await gina.open('/publish/questions');
  await gina.send({ ...answers, ...more });
};

describe('a group of head offices', () => {
  test('sees its whole tree, and downloads it', async () => {
    await gina.open('/sites');
    expect(gina.text).toMatch(/4 sites.*Under.*OAK GS01.*GROUP.*ROSE VS002 \(VS002\).*OFFICE HO01 \(HO01\)/);
    const { body } = await care.download(gina, gina.link('Download all sites (CSV)'));
    expect(String(body as Buffer)).toContain('OFFICE HO01 (HO01)');
    await gina.open('/sites/head-office');
    await gina.send(answers);
  });

  test('must say for whom it publishes, and nothing is chosen before', async () => {
    await gina.open('/publish/level');
    await gina.send({ level: 'met', action: 'next' });
    expect(gina.text).toMatch(
      /For whom do you publish\?.*Only the 2 organisations directly under us.*All 4: also the sites of OFFICE HO01 \(2\)/,
    );
    expect(chosen()).toEqual([]);
    await gina.send(answers);
    expect(gina.text).toContain('Select for whom you publish');
    await gina.open('/publish/preview');
    expect(gina.path).toBe('/publish/questions');
  });

  test('chooses from one level, or from the whole tree, and finds its choice again', async () => {
    await questions({ depth: 'one' });
    expect(ticked(gina, 'sites')).toEqual(['GS01', 'HO01']);
    await questions({ depth: 'all' });
    expect(ticked(gina, 'sites')).toEqual(['GS01', 'HO01', 'VS001', 'VS002']);
    expect(gina.text).toContain('Under OFFICE HO01');
    await gina.open('/publish/questions');
    expect(chosen()).toEqual(['all']);
  });

  test('publishes for the whole tree, and has said so on every page before', async () => {
    await gina.open('/publish/preview');
    expect(gina.text).toMatch(/directly under you, and all their sites.*Goes up: 4/);
    await gina.open('/publish/profile');
    await gina.send({ profileConfirmed: 'yes' });
    expect(gina.text).toMatch(/For whom The organisations directly under you.*Sites covered 4/);
    const { html } = gina;
    await questions({ depth: 'one' });
    gina.html = html;
    await gina.send();
    expect(gina.text).toContain('Nothing has been published yet');
    await questions({ depth: 'all' });
    await gina.open('/publish/confirm');
    await gina.send();
    expect(gina.title).toBe('You have published Standards Met');
    await gina.open(gina.link('See what you have published'));
    expect(gina.text).toMatch(/For whom The organisations directly under you.*Sites covered 4/);
  });

  test('is told who goes on being covered when the next publication is less deep', async () => {
    await gina.open('/publish/level');
    await gina.send({ level: 'met', action: 'next' });
    await gina.send({ ...answers, depth: 'one' });
    await gina.open('/publish/preview');
    expect(gina.text).toContain('still counts for 2 sites further down');
    const site = await care.as('auditor', 'VS001').open('/publications');
    expect(site.text).toContain('GROUP (GR01) published Standards Met for you');
  });
});
