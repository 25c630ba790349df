import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';

let care: Care;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002', 'VR003', 'VR004', 'VR005'].map((code) =>
      organisation(code, `HOME ${code}`, 'HQ01'),
    ),
  });
});
afterAll(() => care?.close());

/** Answers the profile as most care homes do. */
async function completeProfile(browser: Browser): Promise<Browser> {
  await browser.open('/profile/sector');
  await browser.send({ sector: 'social-care' });
  await browser.send({ caldicottGuardian: 'Ann Lee', siro: '' });
  await browser.send({ nhsmailOnly: 'yes', cyberEssentialsPlus: 'no' });
  return browser.send();
}

describe('the profile', () => {
  test('is asked one question a page, checked and accepted', async () => {
    const ann = await care.as('administrator', 'VR001').open('/profile');
    expect(ann.title).toBe('What kind of organisation are you?');
    expect(ann.text).toContain('First, a few questions about your organisation');
    await ann.send({});
    expect(ann.title).toBe('Error: What kind of organisation are you?');
    expect(ann.text).toContain('Select what kind of organisation you are');
    await completeProfile(ann);
    expect(ann.path).toBe('/assessment?done=profile-accepted');
    await ann.open('/profile');
    expect(ann.path).toBe('/profile/check');
    expect(ann.text).toMatch(/Last accepted by Ann Lee/);
  });

  test('cannot be accepted before every question is answered; the error leads to the question', async () => {
    const ann = await care.as('administrator', 'VR002').open('/profile/sector');
    await ann.send({ sector: 'social-care' });
    await ann.open('/profile/check');
    await ann.send();
    expect(ann.title).toBe('Error: Check your answers');
    expect(ann.html).toContain('href="#nhsmailOnly"');
    expect(ann.html).toContain('id="nhsmailOnly"');
  });

  test('asks for the date of a certificate it did not know, and then comes back', async () => {
    const ann = await care
      .as('administrator', 'VR002')
      .open('/profile/email-and-certificate?return=/profile/check');
    await ann.send({ nhsmailOnly: 'no', cyberEssentialsPlus: 'yes' });
    expect(ann.path).toBe('/profile/cyber-essentials-plus-date?return=%2Fprofile%2Fcheck');
    const typed = { 'cyberEssentialsPlusAwardedOn-day': '31', 'cyberEssentialsPlusAwardedOn-month': '2' };
    await ann.send({ ...typed, 'cyberEssentialsPlusAwardedOn-year': '2026' });
    expect(ann.text).toContain('February 2026 has 28 days');
    expect(ann.html).toContain('value="31"');
    await ann.send({
      ...typed,
      'cyberEssentialsPlusAwardedOn-year': '2009',
      'cyberEssentialsPlusAwardedOn-day': '1',
    });
    expect(ann.text).toContain('in the last 12 months');
    await ann.open('/profile/email-and-certificate?return=/profile/check');
    await ann.send({ nhsmailOnly: 'no', cyberEssentialsPlus: 'no' });
    expect(ann.path).toBe('/profile/check');
  });

  test('shows both answers when two windows have changed the same one, and loses neither', async () => {
    const [ann, bo] = [
      await care.as('administrator', 'VR003').open('/profile/people'),
      await care.as('administrator', 'VR003', 'Bo Day').open('/profile/people'),
    ];
    await bo.send({ siro: 'Named by Bo' });
    await ann.send({ siro: 'Named by Ann' });
    expect(ann.title).toBe('Somebody else has changed this answer');
    expect(ann.text).toMatch(/The answer of Bo Day .*Named by Bo Your answer .*Named by Ann/);
    await ann.send({ action: 'edit' });
    expect(ann.html).toContain('value="Named by Ann"');
    await ann.send({ siro: 'Agreed by both' });
    expect((await bo.open('/profile/check')).text).toContain('Agreed by both');
  });

  test('is accepted as it was shown: what somebody else has changed since is named, and led to', async () => {
    const ann = await completeProfile(care.as('administrator', 'VR003'));
    await ann.open('/profile/check');
    const bo = await care.as('administrator', 'VR003', 'Bo Day').open('/profile/email-and-certificate');
    await bo.send({ nhsmailOnly: 'not-sure', cyberEssentialsPlus: 'no' });
    await ann.send();
    expect(ann.title).toBe('Error: Check your answers');
    expect(ann.text).toContain(
      'Bo Day has changed the answer to “NHSmail is our only email system” since you opened the page',
    );
    expect(ann.html).toContain('href="#nhsmailOnly"');
    expect(ann.html).toContain('id="nhsmailOnly"');
    expect(ann.text).toContain('Not sure');
    await ann.send();
    expect(ann.path).toBe('/assessment?done=profile-accepted');
  });

  test('is read by members, who cannot change it', async () => {
    const mo = await care.as('member', 'VR001').open('/profile');
    expect(mo.text).toContain('Only administrators of your organisation can change the profile');
    expect(mo.html).not.toContain('Accept and submit');
    expect((await mo.open('/profile/sector')).title).toBe('You cannot see this page');
  });
});

describe('the task list', () => {
  test('says what is left for each level, and leads to the next question', async () => {
    const ann = care.as('administrator', 'VR001');
    await ann.open('/assessment');
    expect(ann.text).toMatch(/Approaching Standards 0 of 27 questions done/);
    expect(ann.text).toMatch(/Standards Met 0 of 44 questions done/);
    expect(ann.link('Go to the next question, 1.1.1')).toBe('/assessment/items/1.1.1?for=approaching');
  });

  test('hides optional questions until they are asked for', async () => {
    const ann = await care.as('auditor', 'VR001').open('/assessment');
    expect(ann.html).not.toContain('href="/assessment/items/1.1.6"');
    await ann.open('/assessment?optional=show&group=section');
    expect(ann.html).toContain('href="/assessment/items/1.1.6"');
    expect(ann.text).toContain('Staffing and roles');
  });
});

describe('a question', () => {
  test('is answered and leads to the next one that is left', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/1.1.1?for=approaching');
    expect(ann.html).toContain('Help with this question');
    await ann.send({ text: 'ZA000000', comment: 'Renewed', action: 'next' });
    expect(ann.path).toBe('/assessment/items/1.1.2?for=approaching&saved=1.1.1');
    await ann.open('/assessment/items/1.1.1');
    expect(ann.html).toMatch(/<textarea[^>]*name="text"[^>]*>ZA000000</);
    expect(ann.text).toContain('Last changed by Ann Lee');
  });

  test('that is not true yet is said so, and what is planned is in the action plan', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/1.3.2');
    expect(ann.text).toContain('You can answer yes if');
    await ann.send({ planned: 'Write it by May', action: 'list' });
    expect(ann.text).toContain('Select ‘Not yet’, or delete what you have written under it');
    expect(ann.html).toContain('Write it by May</textarea>');
    await ann.send({ tick: 'not-yet', planned: 'Write it by May', action: 'list' });
    expect(ann.text).toContain('Your answer to question 1.3.2 has been saved.');
    await ann.open('/assessment/items/1.3.2');
    expect(ann.html).toMatch(/value="not-yet" checked/);
    await ann.open('/action-plan');
    expect(ann.html).toContain('>Write it by May</textarea>');
  });

  test('about breaches is asked once where there were none', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/5.1.1');
    expect(ann.text).toContain('You then need not answer questions 6.1.2 and 6.1.3.');
    await ann.send({ tick: 'settled', action: 'next' });
    await ann.open('/assessment/items/6.1.3');
    expect(ann.html).toMatch(/We have had no data breach or near miss in the last 12 months<\/textarea>/);
    expect(ann.html).toMatch(/value="not-applicable" checked/);
  });

  test('that asks what the profile was told begins with that', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/1.1.5');
    expect(ann.html).toContain('>Caldicott Guardian: Ann Lee</textarea>');
  });

  test('left for later leaves no trace', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/1.1.5');
    await ann.send({ text: '', comment: '', action: 'list' });
    expect(ann.path).toBe('/assessment?left=1.1.5');
    await ann.open('/assessment/items/1.1.5/history');
    expect(ann.text).toContain('Nobody has answered this question yet');
  });

  test('that does not apply needs the box and a reason', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/items/1.3.11');
    await ann.send({ text: '', reason: 'Nobody uses their own', action: 'next' });
    expect(ann.text).toContain('Tick the box if this does not apply to you');
    expect(ann.html).toContain('Nobody uses their own</textarea>');
    await ann.send({ notApplicable: 'yes', reason: '', action: 'next' });
    expect(ann.text).toContain('Say why this does not apply to you');
    await ann.send({ notApplicable: 'yes', reason: 'Nobody uses their own', action: 'list' });
    await ann.open('/assessment/items/1.3.11/history');
    expect(ann.text).toContain('Does not apply to us: Nobody uses their own');
  });

  test('changed by somebody else meanwhile shows both answers, and loses neither', async () => {
    const [ann, bo] = [care.as('member', 'VR001'), care.as('member', 'VR001', 'Bo Ray')];
    await ann.open('/assessment/items/1.1.5');
    await bo.open('/assessment/items/1.1.5');
    await bo.send({ text: 'The owner', action: 'next' });
    await ann.send({ text: 'The manager', comment: 'Since May', action: 'next' });
    expect(ann.title).toBe('Somebody else has changed this answer');
    expect(ann.text).toMatch(/The answer of Bo Ray.*The owner.*Your answer The manager Comment: Since May/);
    await ann.send({ action: 'next' });
    expect(ann.path).toContain('saved=1.1.5');
    await ann.open('/assessment/items/1.1.5/history');
    expect(ann.text).toMatch(/by Ann Lee Before The owner After The manager Comment: Since May/);
  });

  test('is read by auditors, who get no form', async () => {
    const audrey = await care.as('auditor', 'VR001').open('/assessment/items/1.1.1');
    expect(audrey.text).toContain('ZA000000');
    expect(audrey.html).not.toContain('name="text"');
    await audrey.press('/assessment/items/1.1.1');
    expect(audrey.title).toBe('You cannot see this page');
  });

  test('that is none is not found', async () => {
    for (const path of ['/assessment/items/99.9.9', '/assessment/items/x', '/publications/x'])
      expect((await care.as('member', 'VR001').open(path)).title).toBe('Page not found');
  });
});

describe('documents', () => {
  test('are added in any of three ways, and a wrong one does not lose the others', async () => {
    const ann = await care.as('member', 'VR003').open('/assessment/items/1.1.2');
    await ann.send({ link: 'not a link', location: 'Red folder', action: 'add' });
    expect(ann.text).toContain('Enter a web address that starts with https:// or http://');
    expect(ann.html).toContain('value="not a link"');
    expect(ann.text).toContain('Kept here: Red folder');
    await ann.send({ link: 'https://example.com/policy', action: 'add' });
    expect(ann.path).toBe('/assessment/items/1.1.2?done=document-added');
    expect(ann.link('https://example.com/policy')).toBe('https://example.com/policy');
  });

  test('are uploaded, downloaded and removed', async () => {
    const ann = await care.as('member', 'VR004').open('/assessment/items/1.1.3');
    const file = { name: 'Privacy notice.txt', content: Buffer.from('How we use your information') };
    const form = { version: '0', action: 'add', link: '', location: '', comment: '' };
    expect((await care.upload(ann, ann.path, form, file)).status).toBe(303);
    await ann.open('/assessment/items/1.1.3');
    const reply = await care.download(ann, ann.link('Privacy notice.txt'));
    expect(reply.headers['content-disposition']).toContain('Privacy%20notice.txt');
    expect((reply.body as Buffer).toString()).toBe('How we use your information');
    await ann.send({ remove: '0' });
    expect(ann.path).toContain('done=document-removed');
    expect(ann.html).not.toContain('Privacy notice.txt</a>');
  });

  test('are uploaded once by two presses, and another from a page gone back to is added as well', async () => {
    const ann = await care.as('member', 'VR004').open('/assessment/items/7.1.1');
    const form = { version: '0', action: 'list', comment: '', _request: randomUUID() };
    const send = (name: string, given: object = form) =>
      care.upload(ann, ann.path, { ...form, ...given }, { name, content: Buffer.from(name) });
    expect((await send('a.txt')).status).toBe(303);
    const kept = await care.upload(
      ann,
      ann.path,
      { ...form, link: 'wrong' },
      { name: 'b.txt', content: Buffer.from('b') },
    );
    expect(kept.text).toContain('b.txt');
    expect(kept.text).not.toContain(form._request);
  });

  test('of a kind that is not allowed are refused at the field, with everything typed', async () => {
    const ann = await care.as('member', 'VR004').open('/assessment/items/1.1.3');
    const file = { name: 'notice.exe', content: Buffer.from('MZ\x90\x00\x03\x00\x00\x00') };
    const form = { version: '2', action: 'add', link: '', location: '', comment: 'Look at page 2' };
    const { text } = await care.upload(ann, ann.path, form, file);
    expect(text).toContain('<title>Error: ');
    expect(text).toContain('href="#file"');
    expect(text).toContain('Look at page 2');
  });
});

describe('confirming', () => {
  test('is for administrators; members see what is ready', async () => {
    const mo = care.as('member', 'VR005');
    await completeProfile(care.as('administrator', 'VR005'));
    await mo.open('/assessment/items/1.2.4');
    await mo.send({ tick: 'yes', action: 'list' });
    await mo.open('/assessment/confirm');
    expect(mo.text).toMatch(/Only administrators.*Ready to confirm 1\.2/);
    await mo.press('/assessment/confirm');
    expect(mo.title).toBe('You cannot see this page');
  });

  test('is done for all that is complete at once, and taken back', async () => {
    const ann = await care.as('administrator', 'VR005').open('/assessment/confirm');
    await ann.send({});
    expect(ann.text).toContain('Select at least one assertion to confirm');
    const mo = care.as('member', 'VR005', 'Mo Ray');
    await mo.open('/assessment/items/1.2.4');
    await mo.send({ tick: 'yes', comment: 'Only in the office', action: 'list' });
    await ann.send({ assertions: '1.2' });
    expect(ann.text).toContain('Mo Ray has changed an answer to 1.2 since you opened the page');
    expect(ann.html).toMatch(/value="1.2" checked/);
    await ann.send({ assertions: '1.2' });
    expect(ann.path).toBe('/assessment?done=confirmed');
    expect(ann.text).toMatch(/1\.2 We respect[^.]*Confirmed by Ann Lee/);
    await ann.open('/assessment/confirm');
    await ann.send({ withdraw: '1.2' });
    expect(ann.path).toBe('/assessment/confirm?done=confirmation-withdrawn');
  });
});
