import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerAll, fillInPlan } from './answering.js';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';
import { certificateText } from './certificate-text.js';
import { codeIn } from '@dspt/testing/pdf';

let care: Care;
let ann: Browser;

beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ02', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002'].map((code) => organisation(code, `OAK ${code}`, 'HQ02')),
  });
  ann = care.as('administrator', 'VR001');
  await answerAll(ann);
});
afterAll(() => care?.close());

describe('a care home', () => {
  test('is told what is missing for a level, with a way to mend it', async () => {
    await ann.open('/publish');
    expect(ann.path).toBe('/publish/level');
    expect(ann.text).toMatch(/Standards Met Answer 17 questions/);
    await ann.send({});
    expect(ann.text).toContain('Select the level you want to publish');
    await ann.send({ level: 'met', action: 'next' });
    expect(ann.text).toContain('You cannot publish Standards Met yet. Answer 17 questions first');
  });

  test('is led to the action plan, which may be saved half-filled', async () => {
    await ann.open('/publish/level');
    await ann.send({ level: 'approaching', action: 'next' });
    expect(ann.path).toBe('/publish/preview');
    await ann.open(ann.link('Continue to your action plan'));
    await ann.send({
      '1.2.4.action': 'Ask',
      '1.2.4.dueOn-day': '31',
      '1.2.4.dueOn-month': '2',
      action: 'stay',
    });
    expect(ann.text).toContain('By when, for 1.2.4: enter the year');
    expect(ann.html).toContain('>Ask</textarea>');
    await ann.send({ '1.2.4.action': 'Ask', action: 'stay' });
    expect(ann.path).toBe('/action-plan?return=%2Fpublish%2Fconfirm&done=action-plan-saved');
    expect(ann.text).toContain('0 of 17 actions are complete');
  });

  test('may fill in the action plan as a spreadsheet; another file changes nothing', async () => {
    const plan = await care.download(ann, '/action-plan.xlsx');
    expect(plan.headers['content-type']).toContain('spreadsheetml');
    const { text } = await care.upload(
      ann,
      '/action-plan/upload',
      {},
      { name: 'a.xlsx', content: Buffer.from('no') },
    );
    expect(text).toContain('Error: Upload your action plan');
    const again = await care.upload(
      ann,
      '/action-plan/upload',
      {},
      { name: 'plan.xlsx', content: plan.body as Buffer },
    );
    expect(again.text).toContain('There is nothing to save: the file changes nothing in your plan');
  });

  test('fills the action plan in once more when its dates have passed meanwhile, and is told which', async () => {
    await fillInPlan(ann);
    expect(ann.path).toBe('/publish/preview');
    expect(ann.text).not.toContain('action plan');
    await care.planRunsOut('VR001');
    await ann.open('/assessment');
    expect(ann.text).toContain('0 of 17 actions are complete. The dates of 17 actions have passed');
    await ann.open('/publish/preview');
    expect(ann.text).toMatch(/The date in your action plan has passed for 1\.2\.4, .* do it now/);
    await ann.open(ann.link('Continue to your action plan'));
    expect(ann.text).toMatch(/By when, for 1\.2\.4: \d+ \w+ \d{4} is in the past/);
    await ann.send({ action: 'next' });
    expect(ann.text).toContain('Continue to your action plan');
    await fillInPlan(ann);
    expect(ann.text).not.toContain('action plan');
  });

  test('publishes after confirming its profile, once even when sent twice', async () => {
    await ann.open('/publish/confirm');
    expect(ann.title).toBe('Check and publish');
    const bo = care.as('administrator', 'VR001', 'Bo Day');
    await (await bo.open('/profile/people')).send({ siro: 'Bo Day' });
    await ann.send();
    expect(ann.title).toBe('Error: Check and publish');
    expect(ann.text).toContain(
      'Bo Day has changed the answer to “People responsible” since you opened the page',
    );
    expect(ann.html).toContain('href="#caldicottGuardian"');
    expect(ann.html).toContain('id="caldicottGuardian"');
    const { html } = ann;
    await ann.send();
    expect(ann.title).toBe('You have published Approaching Standards');
    ann.html = html;
    await ann.send();
    expect(ann.path).toBe('/publish/done');
    await ann.open('/publications');
    expect(ann.html.match(/href="\/publications\//g)).toHaveLength(1);
  });

  test('looks back at what it published: wording, answers and plan as they were', async () => {
    await ann.open('/publications');
    await ann.open(/href="(\/publications\/[^"]*)"/.exec(ann.html)![1]!);
    expect(ann.text).toMatch(/This is what was published/);
    expect(ann.text).toContain('We will do it (Jo, by 31 March 2027)');
    expect(ann.text).toMatch(/1\.1\.1 What is your organisation’s registration number.*We do/);
  });

  test('gets a certificate that anybody can check, and nobody else of theirs', async () => {
    await ann.open('/publish/done');
    const file = ann.link('Download your certificate');
    const text = await certificateText(care, ann, file);
    expect(text).toContain('OAK VR001 ODS code VR001 Approaching Standards');
    const other = await care.download(care.as('administrator', 'VR002'), file);
    expect(other.status).toBe(404);
    const stranger = await care.stranger().open('/verify');
    await stranger.open(`/verify?code=${codeIn(text).toLowerCase().replaceAll('-', '+')}`);
    expect(stranger.path).toBe(`/verify/${codeIn(text)}`);
    expect(stranger.title).toBe('This certificate counts today');
    expect(stranger.text).toMatch(/OAK VR001 has published Approaching Standards\. .*ODS code VR001/);
    expect(stranger.text).not.toContain('Ann Lee');
    await stranger.open('/verify/0000-0000-0000');
    expect(stranger.title).toBe('We cannot find this certificate');
    await stranger.open('/verify?code=<b>12');
    expect(stranger.text).toContain('A certificate code has 12 letters and digits');
    expect(stranger.html).toContain('value="&lt;b&gt;12"');
  });

  test('puts a badge on its website, which says what is true today', async () => {
    await ann.open('/publish/done');
    await ann.open(ann.link('Put a badge on your website'));
    const path = /src="(\/badge\/[^"]+)"/.exec(ann.html)![1]!;
    const code = /[-\w]{14}(?=\.svg)/.exec(path)![0];
    expect(ann.text).toContain(
      `<a href="http://localhost:3000/verify/${code}"><img src="http://localhost:3000${path}" alt=`,
    );
    const stranger = care.stranger();
    const badge = await care.download(stranger, path);
    expect(badge.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const svg = (badge.body as Buffer).toString();
    expect(svg).toContain('>Approaching Standards</text>');
    expect(svg).toContain(
      '<title id="title">Data Security and Protection Toolkit: OAK VR001 (VR001): Approaching',
    );
    expect(svg).not.toMatch(/style|href|url\(/);
    const again = await care.download(stranger, path).set('if-none-match', badge.headers['etag']!);
    expect([again.status, again.headers['etag']]).toEqual([304, badge.headers['etag']]);
    const unknown = await care.download(stranger, '/badge/nonsense.svg');
    expect([unknown.status, (unknown.body as Buffer).toString()]).toEqual([
      404,
      expect.stringContaining('No such certificate'),
    ]);
    expect((await care.as('administrator', 'VR002').open(ann.path)).title).toBe('Page not found');
  });

  test('is not offered Approaching Standards a second time', async () => {
    await ann.open('/publish/level');
    expect(ann.html).not.toContain('value="approaching"');
  });

  test('members cannot publish', async () => {
    expect((await care.as('member', 'VR001').open('/publish')).title).toBe('You cannot see this page');
  });
});
