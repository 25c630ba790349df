import { answerSheet, type AnswerSheet } from '@dspt/contracts/assessment/answer-sheets';
import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { acceptedIn } from './accepted.js';
import { sheetPage } from './sheet.page.js';

const value = {
  state: 'answered',
  tick: null,
  text: 'Old',
  date: null,
  documents: [],
  reason: null,
  planned: null,
  comment: '',
};
const row = (ref: string, outcome: string, more: object = {}) => ({
  row: 3,
  ref,
  question: `Question ${ref}?`,
  outcome,
  from: value,
  to: { ...value, text: 'New' },
  version: 2,
  changedBy: 'Bo Day',
  changedAt: '2026-11-28T12:00:00.000Z',
  problems: [],
  ...more,
});
const sheet = (rows: object[], savedAt: string | null = null): AnswerSheet =>
  answerSheet.parse({
    id: '6f1d1f0a-58c0-4c86-9c7e-3c1a6f7f2f11',
    fileName: 'answers.xlsx',
    uploadedAt: '2026-11-28T12:00:00.000Z',
    uploadedBy: 'Ann Lee',
    savedAt,
    rows,
    notices: [],
  });

describe('before anything is saved', () => {
  test('what is new or changed goes with one press; the rest only when somebody says so', () => {
    const rows = [
      row('1.1.1', 'new'),
      row('1.1.2', 'changed'),
      row('1.1.3', 'conflict'),
      row('1.1.4', 'emptied'),
      row('1.1.5', 'carried-over'),
      row('1.1.6', 'same'),
    ];
    const { model } = sheetPage(sheet(rows));
    expect(model.hidden).toEqual([
      { name: 'save', value: '1.1.1:2' },
      { name: 'save', value: '1.1.2:2' },
    ]);
    expect(model.save).toBe('Save these 2 answers');
    expect(model.choices?.conflicts[0]?.radios.items.map(({ checked }) => checked)).toEqual([true, false]);
    expect(model.choices?.emptied?.items.map(({ checked }) => checked)).toEqual([false]);
    expect(model.choices?.carriedOver?.items.map(({ value: sent }) => sent)).toEqual(['1.1.5:2']);
    expect(model.same).toBe('1 answer stays as it is.');
  });
  test('what cannot be used is listed with its row, and can be downloaded', () => {
    const problems = ['Cell G3: the cell shows the error #N/A'];
    const { model } = sheetPage(sheet([row('1.1.1', 'refused', { problems })]));
    expect(model.refused).toEqual([{ heading: 'Row 3, question 1.1.1', problems }]);
    expect(model.refusedPath).toContain('/refused.xlsx');
    expect(model.nothing).toContain('There is nothing to save');
  });
  test('what was chosen stays chosen when it was refused', () => {
    const typed = Form.of({ 'conflict-1.1.3': '1.1.3:2', emptied: ['1.1.4:2'] });
    const { model } = sheetPage(sheet([row('1.1.3', 'conflict'), row('1.1.4', 'emptied')]), typed);
    expect(model.choices?.conflicts[0]?.radios.items.map(({ checked }) => checked)).toEqual([false, true]);
    expect(model.choices?.emptied?.items[0]?.checked).toBe(true);
  });
});

test('after saving, what was saved and what stayed is said, and nothing can be pressed', () => {
  const rows = [row('1.1.1', 'saved'), row('1.1.3', 'conflict'), row('1.1.4', 'emptied')];
  const { model } = sheetPage(sheet(rows, '2026-11-28T12:05:00.000Z'));
  expect(model.lead.text).toBe('1 answer was saved from');
  expect(model).toMatchObject({ save: undefined, choices: undefined, same: '1 answer stays as it is.' });
  expect(model.groups.map(({ heading }) => heading)).toEqual(['Saved (1)']);
  expect(model.notTaken).toHaveLength(1);
});

describe('what a form says is to be saved', () => {
  test('is each row that was accepted, in the version that was shown', () => {
    const form = Form.of({
      save: ['1.1.1:0', '1.1.2:3'],
      'conflict-1.1.3': '1.1.3:4',
      'conflict-1.1.4': 'keep',
      carriedOver: ['1.1.5:1'],
      emptied: ['nonsense'],
    });
    expect(acceptedIn(form)).toEqual([
      { ref: '1.1.1', version: 0 },
      { ref: '1.1.2', version: 3 },
      { ref: '1.1.5', version: 1 },
      { ref: '1.1.3', version: 4 },
    ]);
  });
  test('must be something', () => {
    expect(() => acceptedIn(Form.of({ 'conflict-1.1.3': 'keep' }))).toThrow();
  });
});
