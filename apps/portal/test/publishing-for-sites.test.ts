import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerAll, answerWhatIsLeft, ticked } from './answering.js';
import { Care, organisation } from './care.js';
import { certificateText } from './certificate-text.js';
import type { Browser } from './harness.js';
import { codeIn, readPdf, textOf } from '@dspt/testing/pdf';

const sites = ['VS001', 'VS002', 'VS003', 'VS004'];
let care: Care;
let henry: Browser;

beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE'), organisation('HQ02', 'OTHER HEAD OFFICE')],
    'ecarehomesite.csv': [
      ...sites.map((code) => organisation(code, `ROSE ${code}`, 'HQ01')),
      ...['VR001', 'VR002'].map((code) => organisation(code, `OAK ${code}`, 'HQ02')),
    ],
  });
  henry = care.as('administrator', 'HQ01', 'Henry Ray');
  await answerAll(henry);
});
afterAll(() => care?.close());

const answers = { training: 'yes', policies: 'yes', security: 'yes', it: 'yes' };

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
    const text = await certificateText(care, site, site.link('Download'));
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
    expect(await certificateText(care, henry, file)).toContain('ROSE VS002 ODS code VS002');
    for (const path of [file.replace('VS002', 'VR001'), file.replace('VS002', 'NONE')])
      expect((await care.download(henry, path)).status).toBe(404);
    const stranger = care.as('administrator', 'VR001');
    for (const path of [list, `${list}.pdf`, file])
      expect([path, (await care.download(stranger, path)).status]).toEqual([path, 404]);
  });

  test('starts the next publication with all sites ticked again', async () => {
    await henry.open('/publish/level');
    await henry.send({ level: 'met', action: 'next' });
    await henry.send(answers);
    expect(ticked(henry, 'sites')).toEqual(sites);
  });
});
