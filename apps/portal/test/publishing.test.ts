import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerAll, answerWhatIsLeft, fillInPlan, ticked } from './answering.js';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';
import { codeIn, readPdf, textOf } from './pdf.js';

const sites = ['VS001', 'VS002', 'VS003', 'VS004'];
let care: Care;
let ann: Browser;
let henry: Browser;

beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE'), organisation('HQ02', 'OTHER HEAD OFFICE')],
    'ecarehomesite.csv': [
      ...sites.map((code) => organisation(code, `ROSE ${code}`, 'HQ01')),
      ...['VR001', 'VR002'].map((code) => organisation(code, `OAK ${code}`, 'HQ02')),
    ],
  });
  [ann, henry] = [care.as('administrator', 'VR001'), care.as('administrator', 'HQ01', 'Henry Ray')];
  await Promise.all([answerAll(ann), answerAll(henry)]);
});
afterAll(() => care?.close());

async function certificateText(browser: Browser, path: string): Promise<string> {
  const { headers, body } = await care.download(browser, path);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="certificate-V\w+-[\d-]+\.pdf"$/),
    'cache-control': 'no-store',
  });
  return textOf(await readPdf(body as Buffer));
}

const answers = { training: 'yes', policies: 'yes', security: 'yes', it: 'yes' };

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
    const text = await certificateText(ann, file);
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

describe('a head office', () => {
  test('is asked first whether it publishes for its sites, and may decide later', async () => {
    await henry.open('/profile/check');
    await henry.send();
    expect(henry.title).toBe('You have 4 sites. Do you want to publish for them too?');
    await henry.send({ training: 'yes' });
    expect(henry.title).toBe('Error: You have 4 sites. Do you want to publish for them too?');
    await henry.open(henry.link('Not now: go to the assessment'));
    expect(henry.path).toBe('/assessment');
  });

  test('sees its sites, and switches the head-office function on by answering four questions', async () => {
    await henry.open('/sites?q=vs002');
    expect(henry.text).toMatch(/1 site found for “vs002”.*ROSE VS002/);
    expect((await henry.open('/sites?q=a&q=b&page=x')).title).toBe('Sites');
    await henry.open(henry.link('Publish for your sites too'));
    await henry.send({ training: 'yes' });
    expect(henry.text).toContain('Select yes if IT is the same in all sites');
    await henry.send(answers);
    expect(henry.path).toBe('/sites?done=head-office-on');
  });

  test('keeps its choice of sites through searches, and must leave out sites that differ', async () => {
    await henry.open('/publish/level');
    await henry.send({ level: 'approaching', action: 'next' });
    expect(henry.path).toBe('/publish/questions');
    await henry.send({ ...answers, it: 'no' });
    expect(ticked(henry, 'sites')).toEqual(sites);
    await henry.send({ sites, action: 'next' });
    expect(henry.text).toContain('Take out the tick of the sites that are different');
    await henry.send({ sites: sites.slice(1), q: 'vs003', show: 'all', action: 'search' });
    expect(ticked(henry, 'sites')).toEqual(['VS003']);
    await henry.send({ sites: ['VS003'], action: 'untick-all' });
    expect(henry.text).toContain('2 of 4 sites are ticked. 2 left out.');
    await henry.send({ q: '', show: 'left-out', action: 'search' });
    expect(henry.text).toMatch(/ROSE VS001.*ROSE VS003/);
  });

  test('says why sites are left out, one by one or for all', async () => {
    await henry.open('/publish/sites');
    await henry.send({ sites: ticked(henry, 'sites'), action: 'next' });
    expect(henry.path).toBe('/publish/reasons');
    await henry.send({ 'reason.VS001': 'Own IT', 'reason.VS003': '', forAll: '' });
    expect(henry.text).toContain('Say why ROSE VS003 is left out');
    expect(henry.html).toContain('value="Own IT"');
    await henry.send({ 'reason.VS001': 'Own IT', 'reason.VS003': '', forAll: 'Sold soon' });
    expect(henry.path).toBe('/publish/preview');
    expect(henry.text).toMatch(/Goes up: 2.*Left out: 2/);
  });

  test('finds its choice again on another computer', async () => {
    await henry.open('/publish/reasons');
    expect(henry.html).toMatch(/name="reason.VS003"[^>]*value="Sold soon"/);
  });

  test('publishes for the sites chosen, and adds one later without losing what is ticked while searching', async () => {
    await answerWhatIsLeft(henry, 'Go to the next question');
    await henry.open('/assessment/confirm');
    await henry.send({ assertions: ticked(henry, 'assertions') });
    await henry.open('/publish/level');
    await henry.send({ level: 'met', action: 'next' });
    await henry.open('/publish/profile');
    await henry.send({ profileConfirmed: 'yes' });
    expect(henry.title).toBe('Check and publish');
    const ida = care.as('administrator', 'HQ01', 'Ida Day');
    await (
      await ida.open('/profile/email-and-certificate')
    ).send({
      nhsmailOnly: 'no',
      cyberEssentialsPlus: 'no',
    });
    await henry.send();
    expect(henry.title).toBe('Is your organisation profile up to date?');
    expect(henry.text).toContain('Nothing has been published yet');
    expect(henry.text).toContain(
      'Ida Day has changed the answer to “NHSmail is our only email system” since you confirmed the profile',
    );
    await henry.open('/publish/confirm');
    expect(henry.path).toBe('/publish/profile?done=profile-changed');
    await henry.send({ profileConfirmed: 'yes' });
    const { html } = henry;
    await henry.open('/publish/sites');
    await henry.send({ sites: ['VS002', 'VS003', 'VS004'], action: 'next' });
    henry.html = html;
    await henry.send();
    expect(henry.text).toContain('Nothing has been published yet');
    expect(henry.text).toMatch(/Sites covered 3 Change/);
    await henry.open('/publish/sites');
    await henry.send({ sites: ['VS002', 'VS004'], action: 'next' });
    await henry.send({ 'reason.VS001': 'Own IT', 'reason.VS003': 'Sold soon' });
    await henry.open('/publish/confirm');
    expect(henry.text).toMatch(/Sites covered 2 Change.*Sites left out 2 Change/);
    await henry.send();
    expect(henry.title).toBe('You have published Standards Met');
    await henry.open(henry.link('See what you have published'));
    expect(henry.text).toMatch(/ROSE VS001 \(VS001\): Own IT.*ROSE VS003 \(VS003\): Sold soon/);

    await henry.open(henry.link('Add sites to this publication'));
    expect(henry.text).toContain('Left out because: Own IT');
    await henry.send({ sites: 'VS001', q: 'vs003', action: 'search' });
    expect(henry.text).toContain('You have chosen 1 more that are not shown here');
    await henry.send({ action: 'add' });
    expect(henry.path).toContain('done=sites-added');
    expect(henry.text).toMatch(/ROSE VS001 \(VS001\), added on .* by Henry Ray/);
  });

  test('has given each site a certificate of its own, which says through whom', async () => {
    const site = await care.as('auditor', 'VS002').open('/publications');
    const text = await certificateText(site, site.link('Download'));
    expect(text).toContain('ROSE VS002 ODS code VS002 Standards Met');
    expect(text).toContain('Covered through HEAD OFFICE (HQ01)');
    const stranger = await care.stranger().open(`/verify/${codeIn(text)}`);
    expect(stranger.text).toContain('ROSE VS002 has published Standards Met through HEAD OFFICE.');
  });

  test('gives the head office the certificates of its sites, one by one and in one file', async () => {
    await henry.open('/publications');
    await henry.open(/href="(\/publications\/[^"]*)"/.exec(henry.html)![1]!);
    await henry.open(henry.link('Certificates of your sites'));
    const list = henry.path;
    expect(henry.text).toMatch(/4 certificates.*HEAD OFFICE.*ROSE VS001.*ROSE VS002.*ROSE VS004/);
    const all = await care.download(henry, henry.link('Download all certificates'));
    expect(all.headers['content-disposition']).toContain('certificates-HQ01-');
    const pdf = await readPdf(all.body as Buffer);
    expect(pdf.numPages).toBe(4);
    expect(await textOf(pdf, 4)).toContain('ROSE VS004 ODS code VS004 Standards Met');
    await henry.open(`${list}?q=vs002`);
    expect(henry.text).toMatch(/1 certificate found for “vs002”.*ROSE VS002/);
    const file = henry.link('Download');
    expect(await certificateText(henry, file)).toContain('ROSE VS002 ODS code VS002');
    for (const path of [file.replace('VS002', 'VR001'), file.replace('VS002', 'NONE')])
      expect((await care.download(henry, path)).status).toBe(404);
    for (const path of [list, `${list}.pdf`, file])
      expect([path, (await care.download(ann, path)).status]).toEqual([path, 404]);
  });

  test('starts the next publication with all sites ticked again', async () => {
    await henry.open('/publish/level');
    await henry.send({ level: 'met', action: 'next' });
    await henry.send(answers);
    expect(ticked(henry, 'sites')).toEqual(sites);
  });
});
