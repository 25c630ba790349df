import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';

let care: Care;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002'].map((code) => organisation(code, `HOME ${code}`, 'HQ01')),
  });
});
afterAll(() => care?.close());

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

test('a document is uploaded once and used in several answers; a page says in which', async () => {
  const ann = await care.as('member', 'VR001').open('/assessment/documents');
  expect(ann.text).toContain('You have not uploaded a document');
  await ann.open('/assessment/items/1.1.2');
  expect(ann.html).not.toContain('name="existing"');
  const fields = { version: '0', action: 'add' };
  await care.upload(ann, '/assessment/items/1.1.2', fields, { name: 'Policy.pdf', content: pdf }).expect(303);

  await ann.open('/assessment');
  await ann.open(ann.link('See your documents'));
  expect(ann.text).toMatch(/Policy\.pdf \(\d+ bytes\) .* by Ann Lee .*Question 1\.1\.2/);
  const second = '/assessment/items/1.1.3';
  await ann.open(second);
  expect(ann.text).toContain('Use a document you already have');
  expect(ann.text).toContain('Used in question 1.1.2');
  const [, existing] = /name="existing" type="checkbox" value="([^"]*)"/.exec(ann.html)!;
  await ann.send({ existing: existing!.replaceAll('&quot;', '"'), action: 'add' });
  expect(ann.text).toContain('The document has been added');
  expect(ann.html).not.toContain('name="existing"');
  await ann.open('/assessment/documents');
  expect(ann.text).toMatch(/Question 1\.1\.2 .*Question 1\.1\.3/);

  const other = care.as('member', 'VR002');
  await other.open('/assessment/documents');
  expect(other.text).not.toContain('Policy.pdf');
});

describe('dates of a document', () => {
  const past = { 'expiresOn-day': '3', 'expiresOn-month': '5', 'expiresOn-year': '2025' };

  test('are typed on a page of their own; what is wrong stands beside its field', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/documents');
    await ann.open(ann.link('Set dates'));
    expect(ann.title).toBe('Dates of Policy.pdf');
    await ann.send({ ...past, 'expiresOn-month': '13', 'effectiveOn-day': '3' });
    expect(ann.title).toBe('Error: Dates of Policy.pdf');
    expect(ann.text).toContain('In use from: enter the month and the year');
    expect(ann.text).toContain('Look at it again by: the month must be 1 to 12');
    expect(ann.html).toContain('value="13"');
    await ann.send(past);
    expect(ann.text).toContain('The dates of the document have been saved');
    expect(ann.text).toMatch(/Look at these first.*Policy\.pdf.*Out of date since 3 May 2025/);
  });

  test('that have passed show where people look', async () => {
    const ann = care.as('auditor', 'VR001');
    const words = '1 document is out of date or will be within 30 days';
    await ann.open('/home');
    expect(ann.link(words)).toBe('/assessment/documents');
    await ann.open('/assessment');
    expect(ann.text).toContain(`See your documents . ${words}.`);
    await ann.open('/assessment/items/1.1.2');
    expect(ann.text).toContain('Out of date since 3 May 2025');
    await ann.open('/assessment/documents');
    expect(ann.html).not.toContain('/dates"');
  });

  test('that somebody else has changed meanwhile are not overwritten unseen', async () => {
    const [ann, bo] = [care.as('member', 'VR001'), care.as('member', 'VR001', 'Bo Day')];
    await ann.open('/assessment/documents');
    const path = ann.link('Change dates');
    await Promise.all([ann.open(path), bo.open(path)]);
    await bo.send({ ...past, 'expiresOn-year': '2028' });
    await ann.send({ ...past, 'expiresOn-year': '2029' });
    expect(ann.title).toBe('Error: Dates of Policy.pdf');
    expect(ann.text).toContain('Somebody else has changed the dates');
    expect(ann.text).toContain('The dates it has now: Look at it again by 3 May 2028.');
    await ann.send({ ...past, 'expiresOn-year': '2029' });
    expect(ann.text).toContain('Look at it again by 3 May 2029');
  });

  test('of a document that is not there are a page that is not there', async () => {
    const other = care.as('member', 'VR002');
    const [, path] = /href="([^"]*\/dates)"/.exec(
      (await care.as('member', 'VR001').open('/assessment/documents')).html,
    )!;
    await other.open(path!);
    expect(other.title).toContain('Page not found');
  });
});
