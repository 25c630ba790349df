import { describe, expect, test } from '@jest/globals';
import type { Status } from '@dspt/contracts/organisations/register';
import { documentSummary, statement } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { findPage, questionIn, statementPage } from './found-statements.page.js';

const none: Status = {
  state: 'not-published',
  level: null,
  publishedOn: null,
  expiresOn: null,
  edition: null,
  through: null,
  formerHeadOffice: false,
} as Status;
const reader = {
  today: '2026-11-29',
  mayAnswer: true,
  status: none,
  documents: [],
  question: undefined,
};

describe('finding a statement', () => {
  test('begins with nothing, and goes back to where somebody came from', () => {
    expect(findPage(new Form()).model).toMatchObject({ results: undefined, back: '/assessment/documents' });
    const { model } = findPage(Form.of({ for: '10.1.2' }));
    expect(model).toMatchObject({ question: '10.1.2', back: '/assessment/items/10.1.2' });
  });
  test('says of each whose it is, and how the supplier itself stands', () => {
    const found = { items: [statement()], total: 21 };
    const statuses = new Map([['VL001', none]]);
    const { model } = findPage(Form.of({ q: 'rota', for: '10.1.2' }), { found, page: 1, statuses });
    expect(model).toMatchObject({
      title: 'Statements of suppliers for “rota”',
      count: '21 statements found',
      results: [
        {
          text: 'How we keep your data safe',
          href: '/supplier-statements/s?for=10.1.2',
          supplier: 'ROTA LTD (VL001)',
          version: 'Version 2, written on 3 May 2026',
          status: { tag: { text: 'Not published' } },
        },
      ],
      pages: { next: { href: '/supplier-statements?q=rota&for=10.1.2&page=2' } },
    });
  });
  test('does without the status while it cannot be asked', () => {
    const found = { items: [statement()], total: 1 };
    const { model } = findPage(Form.of({ q: 'rota' }), { found, page: 1, statuses: new Map() });
    expect(model.results![0]!.status).toBeUndefined();
  });
  test.each([
    ['10.1.2', '10.1.2'],
    ['10.1.2/x', undefined],
    [['10.1.2'], undefined],
    [undefined, undefined],
  ])('%j is the question %j', (text, question) => expect(questionIn(text)).toBe(question));
});

describe('a statement', () => {
  test('is added to the documents, or used in the question that somebody came from', () => {
    expect(statementPage(statement(), reader).model.add).toEqual({
      action: '/supplier-statements/s',
      hidden: [{ name: 'version', value: 'v2' }],
      submit: 'Add it to your documents',
    });
    expect(statementPage(statement(), { ...reader, question: '10.1.2' }).model.add).toMatchObject({
      action: '/supplier-statements/s?for=10.1.2',
      submit: 'Use it in question 10.1.2',
    });
  });
  test('says that it is there already, or an older version of it', () => {
    const from = { id: 's', supplier: 'ROTA LTD', withdrawnOn: null, newer: null };
    const there = documentSummary({ id: 'v2', statement: from });
    const older = documentSummary({ id: 'v1', name: 'Old.pdf', statement: from });
    expect(statementPage(statement(), { ...reader, documents: [there, older] }).model).toMatchObject({
      there: 'You have this statement among your documents.',
      older: undefined,
      add: { submit: undefined },
    });
    expect(statementPage(statement(), { ...reader, documents: [older] }).model).toMatchObject({
      there: undefined,
      older: { text: 'Old.pdf' },
    });
  });
  test('that was withdrawn says so, and has no file and nothing to press', () => {
    const { model } = statementPage(statement({ withdrawnOn: '2026-11-28' }), reader);
    expect(model).toMatchObject({
      withdrawn: 'Withdrawn by the supplier on 28 November 2026.',
      file: undefined,
      add: undefined,
    });
  });
  test('is only read by who may not answer', () => {
    const { model } = statementPage(statement(), { ...reader, mayAnswer: false });
    expect(model).toMatchObject({ add: undefined, file: { href: '/supplier-statements/s/file' } });
  });
});
