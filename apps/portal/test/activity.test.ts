import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';

let care: Care;
let ann: Browser;
let bo: Browser;
const page = '/assessment/activity';
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002'].map((code) => organisation(code, `HOME ${code}`, 'HQ01')),
  });
  ann = care.as('member', 'VR001', 'Ann Lee');
  bo = care.as('administrator', 'VR001', 'Bo Day');
});
afterAll(() => care?.close());

async function answer(browser: Browser, ref: string, text: string): Promise<void> {
  await browser.open(`/assessment/items/${ref}`);
  await browser.send({ text, action: 'list' });
}

test('what two people have answered is on one page, for every role, and nobody else’s is', async () => {
  await ann.open(page);
  expect(ann.text).toContain('Nothing has happened yet');
  await answer(ann, '1.1.5', 'Siân & Jo');
  await answer(bo, '1.1.1', 'ZA000000');
  const auditor = await care.as('auditor', 'VR001', 'Cy Ray').open(page);
  expect(auditor.title).toBe('Who changed what');
  expect(auditor.text).toContain('2 changes');
  expect(auditor.text).toMatch(/Bo Day.*ZA000000.*Ann Lee.*Siân & Jo/);
  expect((await care.as('administrator', 'VR002').open(page)).text).toContain('Nothing has happened yet');
});

test('the way there is on the home page, in the task list and at each question’s own history', async () => {
  await ann.open('/home');
  expect(ann.link('Who changed what')).toBe(page);
  await ann.open('/assessment');
  expect(ann.link('See who changed what')).toBe(page);
  await ann.open('/assessment/items/1.1.5/history');
  expect(ann.link('See who changed what in the whole assessment')).toBe(`${page}?about=1.1.5`);
});

test('it is filtered by its address, and the file has the same lines', async () => {
  await ann.open(`${page}?about=1.1.5`);
  expect(ann.text).toContain('1 change');
  expect(ann.text).not.toContain('ZA000000');
  const { body, headers } = await care.download(ann, ann.link('Download this list'));
  expect(headers['content-disposition']).toContain('changes-of-VR001.csv');
  expect((body as Buffer).toString()).toContain('Siân & Jo');
  expect((body as Buffer).toString()).not.toContain('ZA000000');
  await ann.open(`${page}?about=Policies%20and%20procedures&since-day=1&since-month=1&since-year=2020`);
  expect(ann.text).toContain('1 change');
  expect(ann.text).toContain('ZA000000');
});

test('a day that is none is said, and what was chosen stays', async () => {
  await ann.open(`${page}?about=1.1.5&since-day=31&since-month=2&since-year=2026`);
  expect(ann.title).toBe('Error: Who changed what');
  expect(ann.text).toContain('February 2026 has 28 days');
  expect(ann.html).toMatch(/<option value="1\.1\.5" selected>/);
  expect(ann.html).toMatch(/name="since-day"[^>]*value="31"/);
  await ann.open(`${page}?person=nobody`);
  expect(ann.title).toBe('Error: Who changed what');
});
