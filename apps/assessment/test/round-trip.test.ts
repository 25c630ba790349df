import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import type ExcelJS from 'exceljs';
import { counted, readSheet, rowOf, saveRows, Sheet, sheetsPath } from './support/answer-sheets.js';
import { answer, confirm, readAssessment, readItem } from './support/assessment.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

const code = 'RT1';
let service: TestService;
let person: Person;
beforeAll(async () => {
  service = await startWithOrganisations([{ code, parent: 'HQ1' }]);
  service.clock.set(new Date('2026-11-28T12:00:00Z'));
  person = await as(service, 'member', code);
});
afterAll(() => service?.close());

/** An answer as somebody writes it into a cell. */
const written = {
  tick: 'yes',
  text: 'Yn Nhŷ’r Ŵyl – =1+1',
  date: '27/3/2026',
  document: 'https://example.org/p',
};

/** What is wrong in some cells, and what is said of it. */
const planted: [ref: string, cells: Parameters<Sheet['fill']>[1], says: string][] = [
  ['1.1.1', { answer: { error: '#REF!' } as ExcelJS.CellErrorValue }, 'shows the error #REF!'],
  ['1.1.5', { answer: 'x'.repeat(10_001) }, 'Your answer must be 10,000 characters or fewer'],
  ['1.3.1', { answer: 'maybe' }, '‘maybe’ is not one of the answers. Write ‘Yes’'],
  ['1.3.2', { answer: 'Yes', more: 'In May' }, 'goes with ‘Does not apply’ or ‘Not yet’ only'],
  ['1.1.2', { answer: `https://${'x'.repeat(2001)}` }, 'Cell G'],
];

test('XLSX round trip of 44 answers with planted errors', async () => {
  const { assertions } = await readAssessment(person, code);
  const items = assertions.flatMap((one) => one.items).filter(({ mandatoryFor }) => mandatoryFor);
  expect(items).toHaveLength(44);
  const sheet = await Sheet.of(person, code);
  for (const { ref, answerType } of items)
    sheet.fill(ref, { answer: written[answerType], comment: `Of ${ref}` });
  const errors = planted.filter(([ref]) => items.some((item) => item.ref === ref));
  expect(errors).toHaveLength(planted.length);
  for (const [ref, cells] of errors) sheet.fill(ref, cells);
  const rowNumbers = new Map(items.map(({ ref }) => [ref, sheet.row(ref)]));

  // Before anything is saved, every error is named with its row, question and cell.
  const read = await sheet.upload(person, code);
  expect(counted(read)).toEqual({ new: 44 - errors.length, refused: errors.length, same: 12 });
  for (const [ref, , says] of errors) {
    const row = rowOf(read, ref);
    expect([ref, row.outcome, row.row]).toEqual([ref, 'refused', rowNumbers.get(ref)]);
    expect(row.problems.join('; ')).toContain(says);
    expect(row.problems[0]).toMatch(new RegExp(`^Cell [GH]${row.row}: `));
  }
  expect((await readAssessment(person, code)).progress.met.complete).toBe(0);

  // One press saves what is right; what is not stays listed.
  expect((await saveRows(person, code, read)).status).toBe(200);
  const after = await readAssessment(person, code);
  expect(after.progress.met.outstandingItems.toSorted()).toEqual(errors.map(([ref]) => ref).toSorted());
  expect(counted(await readSheet(person, code, read.id))).toEqual({
    saved: 44 - errors.length,
    refused: errors.length,
    same: 12,
  });

  // The refused rows come alone, with what was typed and what to put right, and are mended and sent.
  const left = await Sheet.download(person, `${sheetsPath(code)}/${read.id}/refused.xlsx`);
  expect(left.refs.toSorted()).toEqual(errors.map(([ref]) => ref).toSorted());
  expect(left.cell('1.3.1', 'answer').value).toBe('maybe');
  for (const [ref] of errors) {
    const { answerType } = items.find((item) => item.ref === ref)!;
    left.fill(ref, { answer: written[answerType], more: null });
  }
  const mended = await left.upload(person, code);
  expect(counted(mended)).toEqual({ new: errors.length });
  expect((await saveRows(person, code, mended)).status).toBe(200);
  expect((await readAssessment(person, code)).progress.met).toMatchObject({
    complete: 44,
    outstandingItems: [],
  });

  // What was written is what is there, and comes back the same.
  expect((await readItem(person, code, '1.1.5')).answer).toMatchObject({
    text: 'Yn Nhŷ’r Ŵyl – =1+1',
    comment: 'Of 1.1.5',
  });
  expect(counted(await (await Sheet.of(person, code)).upload(person, code))).toEqual({ same: 56 });

  // One changed, one changed by somebody else as well.
  const later = await Sheet.of(person, code);
  await answer(await as(service, 'administrator', code), code, '1.3.2', { comment: 'Of Bo' });
  later.fill('1.3.1', { answer: 'Not yet', more: 'In May' }).fill('1.3.2', { comment: 'Of Ann' });
  expect(counted(await later.upload(person, code))).toEqual({ changed: 1, conflict: 1, same: 54 });
});

test('a part that was confirmed is confirmed no longer when its answer changes', async () => {
  const administrator = await as(service, 'administrator', code);
  const ready = (await readAssessment(person, code)).assertions.filter(({ confirmable }) => confirmable);
  await confirm(
    administrator,
    code,
    ready.map(({ ref }) => ref),
  );
  const sheet = (await Sheet.of(person, code)).fill('1.1.5', { answer: 'Something else' });
  expect((await saveRows(person, code, await sheet.upload(person, code))).status).toBe(200);
  const { assertions } = await readAssessment(person, code);
  const confirmed = assertions.filter((one) => one.confirmed).map(({ ref }) => ref);
  expect(confirmed).toEqual(ready.map(({ ref }) => ref).filter((ref) => ref !== '1.1'));
});
