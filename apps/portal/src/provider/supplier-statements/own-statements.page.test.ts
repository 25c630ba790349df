import { writeSupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { assertion, assessment, itemSummary, statement } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { newerStatementPage, ownStatementsPage, withdrawPage, writePage } from './own-statements.page.js';
import { statementForm, statementIn, textsIn } from './statement-form.js';

const questions = assessment([
  assertion('1.1', [itemSummary('1.1.1'), itemSummary('1.1.2', { answerType: 'document' })]),
  assertion('10.1', [itemSummary('10.1.2')]),
]);

describe('statements of one’s own', () => {
  test('say how many have added them, and lead to what can be done', () => {
    const [row] = ownStatementsPage([statement()], true).model.rows;
    expect(row).toMatchObject({
      version: 'Version 2, written on 3 May 2026 by Sam Supplier',
      dates: ['In use from 3 May 2026'],
      added: '1 organisation has added it',
    });
    expect(row!.links.map(({ href }) => href)).toEqual([
      '/your-statements/s/newer',
      '/your-statements/s',
      '/your-statements/s/withdrawal',
    ]);
  });
  test('are only read by who may not write, and once they are withdrawn', () => {
    expect(ownStatementsPage([statement()], false).model).toMatchObject({
      writePath: undefined,
      rows: [{ links: [] }],
    });
    const [row] = ownStatementsPage([statement({ withdrawnOn: '2026-11-28' })], true).model.rows;
    expect(row!.links).toEqual([]);
  });
});

describe('writing a statement', () => {
  test('offers the questions that a document answers, and those about suppliers', () => {
    const { fields } = writePage(new Form(), questions).model;
    expect(fields.questions!.items.map(({ value }) => value)).toEqual(['1.1.2', '10.1.2']);
    expect(writePage(new Form()).model.fields.questions).toBeUndefined();
  });
  test('keeps the questions that were chosen, and the file that was sent, whatever is away', () => {
    const form = Form.of({ questions: ['10.1.2'], upload: 'u', fileName: 'Statement.pdf' });
    const { fields, file, hidden } = writePage(form).model;
    expect(fields.questions!.items).toMatchObject([{ value: '10.1.2', checked: true }]);
    expect(file!.chosen).toBe('Statement.pdf');
    expect(hidden).toEqual([
      { name: 'upload', value: 'u' },
      { name: 'fileName', value: 'Statement.pdf' },
    ]);
  });
  test('begins a change with what it says, and sends the version that is shown', () => {
    const { model } = writePage(statementForm(statement()), questions, statement({ version: 4 }));
    expect(model).toMatchObject({ action: '/your-statements/s', file: undefined });
    expect(model.fields.title.value).toBe('How we keep your data safe');
    expect(model.effectiveOn.items.map(({ value }) => value)).toEqual(['3', '5', '2026']);
    expect(model.hidden).toEqual([{ name: 'version', value: '4' }]);
  });
  test('names everything that is wrong at once', () => {
    const form = Form.of({ summary: 'Said', 'expiresOn-day': '3' });
    const read = () => statementIn(writeSupplierStatement.body, form, { ...textsIn(form), file: undefined });
    const errors = ['title', 'products', 'file', 'expiresOn'].map((field) =>
      expect.objectContaining({ field }),
    );
    expect(read).toThrow(expect.objectContaining({ details: expect.objectContaining({ errors }) }));
  });
  test('says why a file was refused, and not that there is none', () => {
    const refused = { field: 'file', message: 'The document is empty' };
    const form = Form.of({ title: 'T', products: 'P', summary: 'S' }).withErrors([refused]);
    const read = () => statementIn(writeSupplierStatement.body, form, { ...textsIn(form), file: undefined });
    expect(read).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors: [refused] }) }),
    );
  });
  test('is read from the form', () => {
    const form = Form.of({ title: 'T', products: 'P', summary: 'S', questions: ['10.1.2'] });
    const file = randomUUID();
    expect(statementIn(writeSupplierStatement.body, form, { ...textsIn(form), file })).toMatchObject({
      title: 'T',
      questions: ['10.1.2'],
      file,
    });
  });
});

test('a newer version has days of its own', () => {
  const { model } = newerStatementPage(statement());
  expect(model.effectiveOn.items.map(({ value }) => value)).toEqual(['', '', '']);
  expect(model.hidden[0]).toEqual({ name: 'version', value: '3' });
});
test('withdrawing says whom it concerns', () => {
  expect(withdrawPage(statement({ addedBy: 12 })).model).toMatchObject({
    added: '12 organisations',
    hidden: [{ name: 'version', value: '3' }],
  });
});
