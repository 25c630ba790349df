import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { counted, readSheet, rowOf, saveRows, Sheet, sheetsPath } from './support/answer-sheets.js';
import { answer, readItem } from './support/assessment.js';
import { officeFile, pdf } from './support/files.js';
import { as } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
  service.clock.set(new Date('2026-11-28T12:00:00Z'));
});
afterAll(() => service?.close());

const one = (code: string) => `${sheetsPath(code)}/${randomUUID()}`;
accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/answers.xlsx',
        'whose: GET /organisations/:code/answers.xlsx',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`/organisations/${code}/answers.xlsx`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/answer-sheets',
        'whose: POST /organisations/:code/answer-sheets',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(sheetsPath(code)).attach('file', pdf, 'answers.xlsx'),
    },
    {
      titles: [
        'who may: GET /organisations/:code/answer-sheets/:id',
        'whose: GET /organisations/:code/answer-sheets/:id',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.get(one(code)),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/answer-sheets/:id/saved',
        'whose: PUT /organisations/:code/answer-sheets/:id/saved',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(`${one(code)}/saved`).send({ rows: [{ ref: '1.1.1', version: 0 }] }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/answer-sheets/:id/refused.xlsx',
        'whose: GET /organisations/:code/answer-sheets/:id/refused.xlsx',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.get(`${one(code)}/refused.xlsx`),
    },
  ],
);

test("another organisation's sheet is not there", async () => {
  const [mine, theirs] = [await as(service, 'member', 'A1'), await as(service, 'member', 'A2')];
  const { id } = await (await Sheet.of(theirs, 'A2')).upload(theirs, 'A2');
  await mine.get(`${sheetsPath('A1')}/${id}`).expect(404);
  await mine.get(`${sheetsPath('A1')}/${id}/refused.xlsx`).expect(404);
  const rows = [{ ref: '1.1.1', version: 0 }];
  await mine.put(`${sheetsPath('A1')}/${id}/saved`, { rows }).expect(404);
});

describe('what is downloaded', () => {
  test('has every question with its answer as text, what can be chosen, and the questions locked', async () => {
    const person = await as(service, 'member', 'B1');
    await answer(person, 'B1', '1.1.5', { text: '=HYPERLINK("x")\nTŷ’r Ŵyn', comment: 'Siân' });
    const sheet = await Sheet.of(person, 'B1');
    expect(sheet.refs).toHaveLength(56);
    expect(sheet.cell('1.1.5', 'answer').value).toBe('=HYPERLINK("x")\nTŷ’r Ŵyn');
    expect(sheet.cell('1.1.5', 'answer').numFmt).toBe('@');
    expect(sheet.cell('1.1.5', 'comment').value).toBe('Siân');
    expect(sheet.cell('1.3.1', 'answer').dataValidation.formulae?.[0]).toContain('Yes,');
    expect(sheet.cell('1.3.1', 'answer').protection.locked).toBe(false);
    expect(sheet.rows.getRow(3).getCell(3).protection?.locked ?? true).toBe(true);
  });
  test('sent back as it is, it changes nothing', async () => {
    const person = await as(service, 'member', 'B2');
    await answer(person, 'B2', '1.1.5', { text: '+44\n  two', comment: 'A, "b"' });
    await answer(person, 'B2', '1.3.1', { comment: 'x' });
    await answer(person, 'B2', '1.1.2', {
      documents: [
        { kind: 'location', description: 'On the\nshelf' },
        { kind: 'link', url: 'https://example.org/a?b=c' },
      ],
    });
    const read = await (await Sheet.of(person, 'B2')).upload(person, 'B2');
    expect(counted(read)).toEqual({ same: 56 });
    expect(read.notices).toEqual([]);
  });
});

describe('nothing is emptied unasked', () => {
  test('an empty cell is offered to be emptied; Clear empties', async () => {
    const person = await as(service, 'member', 'C1');
    await answer(person, 'C1', '1.1.5', { comment: 'Stays' });
    await answer(person, 'C1', '1.3.1', { comment: 'Goes' });
    const sheet = await Sheet.of(person, 'C1');
    sheet
      .fill('1.1.5', { answer: null, comment: null })
      .fill('1.3.1', { answer: 'clear', comment: ' CLEAR ' });
    const read = await sheet.upload(person, 'C1');
    expect(rowOf(read, '1.1.5')).toMatchObject({ outcome: 'emptied', to: { state: 'not-started' } });
    expect(rowOf(read, '1.3.1')).toMatchObject({
      outcome: 'changed',
      to: { state: 'not-started', comment: '' },
    });
    expect((await saveRows(person, 'C1', read)).status).toBe(200);
    expect((await readItem(person, 'C1', '1.1.5')).answer).toMatchObject({
      state: 'answered',
      comment: 'Stays',
    });
    expect((await readItem(person, 'C1', '1.3.1')).answer).toMatchObject({
      state: 'not-started',
      comment: '',
    });
    const again = await (await Sheet.of(person, 'C1')).fill('1.1.5', { answer: '' }).upload(person, 'C1');
    expect((await saveRows(person, 'C1', again, ['1.1.5'])).status).toBe(200);
    expect((await readItem(person, 'C1', '1.1.5')).answer).toMatchObject({
      state: 'not-started',
      comment: 'Stays',
    });
  });
  test('a spreadsheet cannot take away what was uploaded', async () => {
    const person = await as(service, 'member', 'C2');
    const upload = await person.send('post', '/organisations/C2/documents', pdf, 'Policy.pdf').expect(200);
    const { id, name, size } = upload.body as { id: string; name: string; size: number };
    await answer(person, 'C2', '1.1.2', { documents: [{ kind: 'upload', id, name, size }] });
    const sheet = await Sheet.of(person, 'C2');
    expect(sheet.cell('1.1.2', 'answer').value).toBe('Uploaded: Policy.pdf');
    sheet.fill('1.1.2', { answer: 'https://example.org/policy\nRed folder' });
    const read = await sheet.upload(person, 'C2');
    expect(rowOf(read, '1.1.2').to?.documents).toEqual([
      { kind: 'upload', id, name, size },
      { kind: 'link', url: 'https://example.org/policy' },
      { kind: 'location', description: 'Red folder' },
    ]);
    sheet.fill('1.1.2', { answer: 'Uploaded: Another.pdf' });
    expect(rowOf(await sheet.upload(person, 'C2'), '1.1.2').problems[0]).toContain('‘Another.pdf’');
  });
});

describe('what somebody else has changed since the download', () => {
  test('is a conflict where both changed it, and stays where only they did', async () => {
    const [ann, bo] = [await as(service, 'member', 'D1'), await as(service, 'administrator', 'D1')];
    await answer(ann, 'D1', '1.1.5', { text: 'First' });
    const sheet = await Sheet.of(ann, 'D1');
    await answer(bo, 'D1', '1.1.5', { text: 'Of Bo', comment: 'By Bo' });
    await answer(bo, 'D1', '1.3.1');
    sheet.fill('1.1.5', { answer: 'Of Ann' });
    const read = await sheet.upload(ann, 'D1');
    expect(counted(read)).toEqual({ conflict: 1, same: 55 });
    const conflict = rowOf(read, '1.1.5');
    expect(conflict).toMatchObject({ version: 2, changedBy: 'Test administrator', from: { text: 'Of Bo' } });
    expect(conflict.to).toMatchObject({ text: 'Of Ann', comment: 'By Bo' });
    expect((await saveRows(ann, 'D1', read, ['1.1.5'])).status).toBe(200);
    expect((await readItem(ann, 'D1', '1.1.5')).answer).toMatchObject({ text: 'Of Ann', comment: 'By Bo' });
  });
  test('or since the page was shown, keeps all from being saved', async () => {
    const [ann, bo] = [await as(service, 'member', 'D2'), await as(service, 'administrator', 'D2')];
    const sheet = await Sheet.of(ann, 'D2');
    const read = await sheet
      .fill('1.1.5', { answer: 'Ann' })
      .fill('1.3.1', { answer: 'Yes' })
      .upload(ann, 'D2');
    await answer(bo, 'D2', '1.1.5', { text: 'Bo' });
    const refused = await saveRows(ann, 'D2', read);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'answer-sheet-changed', changed: ['1.1.5'] });
    expect(await readItem(ann, 'D2', '1.3.1')).toMatchObject({ version: 0 });
    expect(rowOf(await readSheet(ann, 'D2', read.id), '1.1.5')).toMatchObject({ outcome: 'conflict' });
  });
});

test('saved twice, it is saved once; a sheet sent twice is one sheet', async () => {
  const person = await as(service, 'member', 'E1');
  const sheet = (await Sheet.of(person, 'E1')).fill('1.1.5', { answer: 'Once' });
  const path = `${sheetsPath('E1')}?requestId=${randomUUID()}`;
  const content = await sheet.content();
  const ids = [];
  for (const name of ['a.xlsx', 'a.xlsx'])
    ids.push((await person.send('post', path, content, name).expect(200)).body.id);
  expect(ids[0]).toBe(ids[1]);
  const read = await readSheet(person, 'E1', ids[0] as string);
  const saved = [await saveRows(person, 'E1', read), await saveRows(person, 'E1', read)];
  expect(saved.map(({ status }) => status)).toEqual([200, 200]);
  expect(saved[1]!.body).toEqual(saved[0]!.body);
  expect(await readItem(person, 'E1', '1.1.5')).toMatchObject({ version: 1, changedBy: 'Test member' });
  expect(counted(await readSheet(person, 'E1', read.id))).toEqual({ saved: 1, same: 55 });
});

test('what an answer settles is answered with it', async () => {
  const person = await as(service, 'administrator', 'E2');
  const statement = 'We have had no data breach or near miss in the last 12 months';
  const { settles } = await readItem(person, 'E2', '5.1.1');
  const sheet = (await Sheet.of(person, 'E2')).fill('5.1.1', { answer: statement.toUpperCase() });
  expect((await saveRows(person, 'E2', await sheet.upload(person, 'E2'))).status).toBe(200);
  expect(await readItem(person, 'E2', settles!.also[0]!)).toMatchObject({
    state: 'not-applicable',
    answer: { reason: statement },
  });
});

test.each([
  ['a PDF', 'answers.xlsx', pdf, 'not an Excel workbook'],
  ['CSV', 'answers.csv', Buffer.from('Number,Your answer\n1.1.1,Yes\n'), 'plain text (.csv)'],
  ['another spreadsheet', 'answers.xlsx', officeFile('xlsx'), 'Download your questions'],
  ['nothing', 'answers.xlsx', Buffer.alloc(0), 'open it first'],
  ['too much', 'answers.xlsx', Buffer.alloc(11 * 1024 * 1024), '10 MB'],
])('%s is refused with what to do', async (_, name, content, says) => {
  const person = await as(service, 'member', 'F1');
  const { body } = await person.send('post', sheetsPath('F1'), await content, name).expect(400);
  expect(body).toMatchObject({ code: 'not-an-answer-sheet' });
  expect(body.detail).toContain(says);
});

test("another organisation's answers, and last year's, are refused by their name", async () => {
  const [mine, theirs] = [await as(service, 'member', 'F2'), await as(service, 'member', 'F3')];
  const sheet = await Sheet.of(theirs, 'F3');
  const refused = await mine.send('post', sheetsPath('F2'), await sheet.content(), 'a.xlsx').expect(400);
  expect(refused.body.detail).toContain('‘Answers of F3 for 2026-27’');
  sheet.rows.getCell('A1').value = 'Answers of F2 for 2025-26';
  const old = await mine.send('post', sheetsPath('F2'), await sheet.content(), 'a.xlsx').expect(400);
  expect(old.body.detail).toContain('‘Answers of F2 for 2025-26’');
});

test('columns that were moved, renamed a little or taken away are no trouble', async () => {
  const person = await as(service, 'member', 'F4');
  await answer(person, 'F4', '1.1.5', { text: 'Old' });
  const sheet = await Sheet.of(person, 'F4');
  sheet.fill('1.1.5', { answer: 'New' });
  sheet.rows.getRow(2).getCell(7).value = 'ANSWER';
  sheet.rows.getRow(2).getCell(10).value = 'x';
  sheet.rows.getRow(2).getCell(9).value = 'y';
  sheet.rows.spliceColumns(2, 1);
  sheet.rows.getRow(4).hidden = true;
  const read = await sheet.upload(person, 'F4');
  expect(counted(read)).toEqual({ changed: 1, same: 55 });
  expect(read.notices).toEqual([
    'The column ‘Comment’ is not in the file. What you have there stays',
    expect.stringContaining('The column ‘Version’ is not in the file'),
    'Row 4 is hidden in your file, and read as well',
  ]);
});
