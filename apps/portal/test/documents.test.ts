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

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
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

describe('a newer version of a document', () => {
  const policy = { name: 'Policy.pdf', content: pdf };
  const newer = { name: 'Policy 2027.png', content: png };

  test('must be another file, and one that can be kept', async () => {
    const ann = await care.as('member', 'VR001').open('/assessment/documents');
    const path = ann.link('Upload a newer version');
    await ann.open(path);
    expect(ann.title).toBe('Upload a newer version of Policy.pdf');
    expect(ann.text).toContain('It is used in 2 answers');
    await ann.send();
    expect(ann.title).toBe('Error: Upload a newer version of Policy.pdf');
    const same = await care.upload(ann, path, {}, policy).expect(200);
    expect(same.text).toContain('it is the same file');
    const program = { name: 'Policy.exe', content: Buffer.from('MZ'.padEnd(200, '\0')) };
    const refused = await care.upload(ann, path, {}, program).expect(200);
    expect(refused.text).toMatch(/id="file-error"/);
  });

  test('is shown with the answers it would be in; one press puts it in all of them', async () => {
    const [ann, bo] = [care.as('member', 'VR001'), care.as('member', 'VR001', 'Bo Day')];
    await ann.open('/assessment/documents');
    const { headers } = await care.upload(ann, ann.link('Upload a newer version'), {}, newer).expect(303);
    await ann.open(headers['location']!);
    expect(ann.title).toBe('Check what would change');
    expect(ann.text).toMatch(/Policy 2027\.png would take the place of Policy\.pdf in/);
    expect(ann.text).toMatch(/1\.1\.2 .*1\.1\.3 /);
    await ann.send({ 'expiresOn-day': '31' });
    expect(ann.text).toContain('Look at it again by: enter the month and the year');

    await bo.open('/assessment/items/1.1.3');
    await bo.send({ comment: 'Mine', action: 'list' });
    const dates = { 'expiresOn-day': '31', 'expiresOn-month': '3', 'expiresOn-year': '2030' };
    await ann.send(dates);
    expect(ann.title).toBe('Error: Check what would change');
    expect(ann.text).toContain('Bo Day has changed the answer to 1.1.3.');
    expect(ann.html).toContain('value="2030"');
    await ann.send(dates);
    expect(ann.text).toContain('The newer document is in your answers now');
    expect(ann.text).toMatch(/Policy\.pdf \(\d+ bytes\) Replaced by Policy 2027\.png/);
    expect(ann.text).toMatch(/Policy 2027\.png.*Look at it again by 31 March 2030.*Question 1\.1\.3/);

    await ann.open('/assessment/items/1.1.3');
    expect(ann.text).toContain('Policy 2027.png');
    expect(ann.html).not.toContain('name="existing"');
    await ann.open('/assessment/items/1.1.3/history');
    expect(ann.text).toContain('Policy.pdf was replaced by Policy 2027.png');
  });

  test('is no page for who may not answer', async () => {
    const auditor = await care.as('auditor', 'VR001').open('/assessment/documents');
    expect(auditor.html).not.toContain('/newer"');
    expect(auditor.text).toContain('Replaced by Policy 2027.png');
  });
});

describe('the older version', () => {
  test('is put back from the list; what somebody has changed since stays', async () => {
    const [ann, bo] = [care.as('member', 'VR001'), care.as('member', 'VR001', 'Bo Day')];
    await ann.open('/assessment/documents');
    expect(ann.text).toMatch(/Put the older version back : Policy\.pdf ?\. You can do so until/);
    const path = ann.link('Put the older version back');
    await ann.open(path);
    expect(ann.title).toBe('Put the older version back');
    expect(ann.text).toMatch(/Policy\.pdf would be back in.*1\.1\.2 .*1\.1\.3 /);

    await bo.open('/assessment/items/1.1.3');
    await bo.send({ comment: 'Ours', action: 'list' });
    await ann.send();
    expect(ann.title).toBe('Error: Put the older version back');
    expect(ann.text).toContain('Bo Day has changed the answer to 1.1.3.');
    expect(ann.text).toContain('(changed by Bo Day)');
    await ann.send();
    expect(ann.text).toContain('The older document is in your answers again');
    expect(ann.html).not.toContain('/put-back"');
    await ann.open('/assessment/items/1.1.2/history');
    expect(ann.text).toContain('Policy.pdf was put back in the place of Policy 2027.png');
    await ann.open(path);
    expect(ann.text).toContain('The older version cannot be put back now');
  });

  test('is no page for who may not answer, or acts for another organisation', async () => {
    const path = '/assessment/documents/9d0e6f9b-64a5-4f0e-9f16-3f5d5b2b1c01/put-back';
    const auditor = await care.as('auditor', 'VR001').open('/assessment/documents');
    expect(auditor.html).not.toContain('/put-back"');
    expect((await care.as('member', 'VR002').open(path)).title).toContain('Page not found');
  });
});
