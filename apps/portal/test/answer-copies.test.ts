import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';

let care: Care;
let ann: Browser;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002', 'VR003', 'VR004'].map((code) =>
      organisation(code, `HOME ${code}`, 'HQ01'),
    ),
  });
  ann = care.as('member', 'VR001', 'Ann Lee', { VR002: 'member', VR003: 'administrator', VR004: 'auditor' });
});
afterAll(() => care?.close());

/** Answers a question that is answered by a text. */
async function answer(browser: Browser, text: string): Promise<void> {
  await browser.open('/assessment/items/1.1.5');
  await browser.send({ text, action: 'list' });
}

describe('the way there', () => {
  test('is offered to whoever may answer elsewhere, for a question that has an answer', async () => {
    await ann.open('/assessment/items/1.1.5');
    expect(ann.html).not.toContain('/copy-answers');
    await answer(ann, 'Siân & Jo');
    await ann.open('/assessment/items/1.1.5');
    const link = '/copy-answers/organisations?refs=1.1.5';
    expect(ann.link('Use this answer in your other organisations')).toBe(link);
    await ann.open('/assessment/answers');
    expect(ann.link('Use your answers in your other organisations')).toBe('/copy-answers');
    await ann.open('/choose-organisation');
    expect(ann.link('Use the answers of one organisation in others')).toBe('/copy-answers');
  });
  test('and to nobody else', async () => {
    const alone = await care.as('member', 'VR001').open('/assessment/items/1.1.5');
    expect(alone.html).not.toContain('/copy-answers');
    await alone.open('/copy-answers');
    expect(alone.text).toContain('nowhere to copy to');
  });
});

test('answers are chosen, then organisations; what would change is shown, done, and undone', async () => {
  const bo = care.as('member', 'VR002', 'Bo Day');
  await answer(bo, 'Of Bo');
  await ann.open('/copy-answers');
  await ann.send({ refs: [] });
  expect(ann.title).toBe('Error: Use your answers in your other organisations');
  await ann.open('/copy-answers?all=yes');
  await ann.send({ refs: ['1.1.5'] });
  expect(ann.path).toBe('/copy-answers/organisations?refs=1.1.5');
  expect(ann.text).not.toContain('VR004');
  await ann.send();
  expect(ann.title).toMatch(/^Error: In which organisations/);
  expect(ann.text).toContain('Choose at least one organisation');
  await ann.send({ to: ['VR002', 'VR003'] });
  expect(ann.title).toBe('Check what would change');
  expect(ann.text).toContain('Nothing has been changed yet');
  expect(ann.text).toContain('See the 1 answer this overwrites');
  expect(ann.text).toContain('Of Bo');
  const { path } = ann;
  await ann.send({}, path);
  expect(ann.path).toBe(path);
  expect(ann.title).toBe('What was copied');
  await bo.open('/assessment/items/1.1.5');
  expect(bo.text).toContain('Siân & Jo');
  await bo.open('/assessment/items/1.1.5/history');
  expect(bo.text).toContain('Copied from the answers of HOME VR001 (VR001).');

  await ann.open('/copy-answers');
  expect(ann.link('1 answer in 2 organisations')).toBe(path);
  await ann.open(path);
  await ann.send({}, `${path}/undo`);
  expect(ann.title).toBe('What was undone');
  await bo.open('/assessment/items/1.1.5');
  expect(bo.text).toContain('Of Bo');
  await bo.open('/assessment/items/1.1.5/history');
  expect(bo.text).toContain('Put back: copying the answers of HOME VR001 (VR001) was undone.');
});

test('an organisation that is not theirs is refused, and what was chosen stays', async () => {
  await ann.open('/copy-answers/organisations?refs=1.1.5');
  await ann.send({ to: ['VR003', 'VR004'] });
  expect(ann.text).toContain('You cannot use these answers in VR004');
  expect(ann.html).toMatch(/value="VR003" checked/);
  expect(ann.text).toContain('Your answer to question 1.1.5');
});

test('a copy of somebody else is not there', async () => {
  await ann.open('/copy-answers/organisations?refs=1.1.5');
  await ann.send({ to: ['VR003'] });
  const cy = await care.as('administrator', 'VR001', 'Cy Poe', { VR003: 'member' }).open(ann.path);
  expect(cy.title).not.toContain('Check what would change');
});
