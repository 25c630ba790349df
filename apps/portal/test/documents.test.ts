import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
