import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionPlanReading, type ActionPlanReading } from '@dspt/contracts/assessment/action-plans';
import type { TestService } from '@dspt/testing/service';
import JSZip from 'jszip';
import { answer } from './support/assessment.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

/** Plans as other programs and people send them back; all say that they are of this organisation. */
const code = 'VL04E';
const file = (name: string): Buffer => readFileSync(join(process.cwd(), 'test/plans', `${name}.xlsx`));

let service: TestService;
let person: Person;
beforeAll(async () => {
  service = await startAssessment();
  service.clock.set(new Date('2026-11-28T12:00:00Z'));
  person = await as(service, 'member', code);
});
afterAll(() => service?.close());

const send = (content: Buffer) =>
  person.send('post', `/organisations/${code}/action-plan/reading`, content, 'plan.xlsx');
const read = async (content: Buffer): Promise<ActionPlanReading> =>
  actionPlanReading.parse((await send(content).expect(200)).body);
/** How many rows come to what. */
const counted = ({ rows }: ActionPlanReading): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
const inRow = ({ rows }: ActionPlanReading, number: number) => rows.find(({ row }) => row === number);

/** Puts something else in place of one part of a file. */
async function tampered(name: string, part: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file(name));
  zip.file(part, change(await zip.file(part)!.async('string')));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
const sheet = 'xl/worksheets/sheet1.xml';

test('rich text, links, formulas, TRUE and 12 are what they show', async () => {
  const reading = await read(file('01-richtext-links-formula'));
  expect(counted(reading)).toEqual({ save: 44 });
  expect(inRow(reading, 3)).toMatchObject({
    action: 'Train all staff before the summer',
    dueOn: '2027-03-31',
  });
  expect(inRow(reading, 4)).toMatchObject({
    action: 'First line\nSecond line, with  and a tab\there',
    owner: 'Siân O’Brien',
    dueOn: '2027-04-01',
  });
  expect(inRow(reading, 6)).toMatchObject({ action: 'Review backups' });
  expect(inRow(reading, 7)).toMatchObject({ action: 'Typed by another program' });
  expect(inRow(reading, 8)).toMatchObject({ action: 'TRUE' });
  expect(inRow(reading, 9)).toMatchObject({ action: '12' });
});

test('a formula nobody has worked out, and errors, are named', async () => {
  const content = await tampered('01-richtext-links-formula', sheet, (xml) =>
    xml
      .replace('<v>Review backups</v>', '')
      .replace('t="str"', '')
      .replace('<v>46478</v>', '')
      .replace('<c r="C8" t="b"><v>1</v></c>', '<c r="C8" t="e"><v>#N/A</v></c>'),
  );
  const reading = await read(content);
  expect(inRow(reading, 6)?.problems[0]).toContain('What you will do is a formula without a result');
  expect(inRow(reading, 4)?.problems[0]).toContain('By when is a formula without a result');
  expect(inRow(reading, 8)?.problems).toEqual([
    'What you will do shows the error #N/A. Write what is meant into the cell',
  ]);
});

test('the strict form of the standard is read', async () => {
  const reading = await read(file('04-strict-ooxml'));
  expect(counted(reading)).toEqual({ save: 44 });
  expect(inRow(reading, 3)).toMatchObject({ dueOn: '2027-03-31' });
});

test('columns that were moved or added, hidden rows and lines between are no trouble', async () => {
  const reading = await read(file('06-columns-moved-hidden-rows'));
  expect(counted(reading)).toEqual({ save: 44 });
  expect(inRow(reading, 4)).toMatchObject({
    ref: '1.1.2',
    action: 'Write it, then have it agreed (2)',
    owner: 'Deputy manager',
    dueOn: '2027-04-01',
  });
  expect(reading.notices).toEqual(['Rows 4, 9 are hidden in your file, and read as well']);
});

test('bad values are named row by row, and good rows can be kept', async () => {
  const reading = await read(file('07-bad-values-row-by-row'));
  const problems = (row: number) => inRow(reading, row)?.problems.join('; ');
  expect(problems(3)).toBe('By when, ‘31/02/2027’: February 2027 has 28 days');
  expect(inRow(reading, 3)).toMatchObject({ ref: '1.1.1', outcome: 'refused' });
  expect(inRow(reading, 4)).toMatchObject({ ref: '1.1.2', action: '', owner: '' });
  expect(problems(4)).toContain('‘asap’: this is not a date');
  expect(problems(5)).toContain('The number of the question has become a date (1 March 2001)');
  expect(problems(6)).toContain('#N/A');
  expect(problems(7)).toContain('30 June 2026 is in the past');
  expect(problems(7)).toContain('Question 1.2.4 is in rows 7 and 47');
  expect(inRow(reading, 8)).toMatchObject({ action: '', owner: expect.stringContaining('lead') });
  expect(problems(8)).toContain('#REF!');
  expect(problems(9)).toContain('What you will do must be 2,000 characters or fewer');
  expect(problems(10)).toContain('Who will do it must be 200 characters or fewer');
  expect(problems(11)).toContain('‘N/A’: this is not a date');
  expect(problems(12)).toContain('too far ahead');
  expect(problems(48)).toBe('There is no question 99.9.9');
  const good = reading.rows.filter(({ outcome }) => outcome === 'save');
  expect(good.every(({ ref, dueOn }) => ref && (dueOn === null || dueOn >= '2026-11-28'))).toBe(true);
});

test('the sheet with the item numbers is found, whatever it is called and wherever it stands', async () => {
  expect(counted(await read(file('13-summary-sheet-first')))).toEqual({ save: 44 });
});

test('100,000 blank rows are read within the time a file is given, and nobody waits for them', async () => {
  const blank = Array.from(
    { length: 100_000 },
    (_, index) => `<row r="${index + 47}">${'ABCDE'.replace(/./g, `<c r="$&${index + 47}" s="1"/>`)}</row>`,
  ).join('');
  const content = await tampered('04-strict-ooxml', sheet, (xml) =>
    xml.replace('</sheetData>', `${blank}</sheetData>`),
  );
  const reading = read(content);
  const waits: number[] = [];
  for (let count = 0; count < 5; count++) {
    const asked = Date.now();
    await person.get(`/organisations/${code}/action-plan`).expect(200);
    waits.push(Date.now() - asked);
  }
  expect(counted(await reading)).toEqual({ save: 44 });
  expect(Math.min(...waits)).toBeLessThan(500);
});

test('what is not filled in empties nothing', async () => {
  const action = { ref: '1.1.1', action: 'Typed', owner: 'Ann', dueOn: '2027-01-31', version: 0 };
  await person.put(`/organisations/${code}/action-plan`, { actions: [action] }).expect(200);
  const reading = await read(file('16-nothing-filled-in'));
  expect(counted(reading)).toEqual({ empty: 44 });
  const half = await read(
    await tampered('16-nothing-filled-in', sheet, (xml) =>
      xml.replace('<c r="B3"', '<c r="D3" t="inlineStr"><is><t>Bo</t></is></c><c r="B3"'),
    ),
  );
  expect(inRow(half, 3)).toMatchObject({
    outcome: 'save',
    action: 'Typed',
    owner: 'Bo',
    dueOn: '2027-01-31',
    version: 1,
  });
});

test('a question answered meanwhile is left out', async () => {
  await answer(person, code, '1.1.2');
  expect(inRow(await read(file('04-strict-ooxml')), 4)).toMatchObject({
    outcome: 'left-out',
    problems: ['You have answered this question, so that it needs no action'],
  });
});

describe('dates in cells', () => {
  const withDue = async (cell: string, workbook = (xml: string) => xml) => {
    const zip = await JSZip.loadAsync(
      await tampered('04-strict-ooxml', sheet, (xml) =>
        xml.replace(/<c r="E3".*?<\/c>/, `<c r="E3" ${cell}</c>`),
      ),
    );
    zip.file('xl/workbook.xml', workbook(await zip.file('xl/workbook.xml')!.async('string')));
    return inRow(await read(await zip.generateAsync({ type: 'nodebuffer' })), 3);
  };
  test.each([
    ['s="1"><v>46477</v>', '2027-03-31'],
    ['s="1"><v>46477.75</v>', '2027-03-31'],
    ['t="inlineStr"><is><t>31st March 2027</t></is>', '2027-03-31'],
    ['t="inlineStr"><is><t>٣١/٣/٢٠٢٧</t></is>', '2027-03-31'],
    ['t="inlineStr"><is><t>30 Mehefin 2027</t></is>', '2027-06-30'],
  ])('%s is %s', async (cell, dueOn) => {
    expect(await withDue(cell)).toMatchObject({ dueOn, outcome: 'save' });
  });
  test('counted from 1904', async () => {
    const from1904 = (xml: string) => xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>');
    expect(await withDue(`s="1"><v>${46_477 - 1462}</v>`, from1904)).toMatchObject({ dueOn: '2027-03-31' });
  });
  test.each([
    ['><v>2027</v>', 'this is a number, not a date'],
    ['><v>46477</v>', 'this is a number, not a date'],
    ['s="1"><v>2027</v>', '19 July 1905 is in the past'],
    ['t="inlineStr"><is><t>3/27/2027</t></is>', 'the month must be 1 to 12'],
  ])('%s: %s', async (cell, problem) => {
    expect((await withDue(cell))?.problems[0]).toContain(problem);
  });
});
