import { describe, expect, test } from '@jest/globals';
import type { DocumentReplacement } from '@dspt/contracts/assessment/document-replacements';
import { documentSummary } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { newerPage } from './newer.page.js';
import { replacementIn, replacePage } from './replace.page.js';

const replacement: DocumentReplacement = {
  document: { id: 'old', name: 'Policy 2025.pdf', size: 1 },
  by: { id: 'new', name: 'Policy 2026.pdf', size: 1, effectiveOn: null, expiresOn: '2027-05-03', version: 2 },
  answers: [
    { ref: '1.1.2', question: 'Who?', version: 3 },
    { ref: '4.1.1', question: 'What?', version: 1 },
  ],
  unconfirmed: [{ ref: '1.1', title: 'You know your data' }],
};

describe('putting a newer document in the place of another', () => {
  test('shows which answers it would be in, what is confirmed again, and asks for its dates', () => {
    const { model } = replacePage(replacement);
    expect(model).toMatchObject({
      action: '/assessment/documents/old/newer/new',
      answers: [
        { text: '1.1.2 Who?', href: '/assessment/items/1.1.2' },
        { text: '4.1.1 What?', href: '/assessment/items/4.1.1' },
      ],
      unconfirmed: ['1.1 You know your data'],
      submit: 'Put it in these 2 answers',
    });
    expect(model.expiresOn.items.map(({ value }) => value)).toEqual(['3', '5', '2027']);
  });
  test('keeps what was typed, and sends what is shown now', () => {
    const typed = Form.of({ 'expiresOn-year': '2029', answers: '1.1.2:2', version: '1' });
    const { model } = replacePage(replacement, typed);
    expect(model.expiresOn.items.map(({ value }) => value)).toEqual(['', '', '2029']);
    expect(model.hidden).toEqual([
      { name: 'version', value: '2' },
      { name: 'answers', value: '1.1.2:3 4.1.1:1' },
    ]);
  });
  test('is read from the form', () => {
    const form = Form.of({ answers: '1.1.2:3 nonsense', version: '2' });
    expect(replacementIn(form, 'new')).toEqual({
      by: 'new',
      answers: [{ ref: '1.1.2', version: 3 }],
      effectiveOn: '',
      expiresOn: '',
      version: 2,
      requestId: undefined,
    });
  });
  test('begins with a file, where an answer uses the old one', () => {
    expect(newerPage(documentSummary()).model.uses).toBe('1 answer');
    expect(newerPage(documentSummary({ usedIn: [] })).model.uses).toBeUndefined();
  });
  test('or with the newer version of a statement', () => {
    const newer = { id: 'v2', from: '2027-05-03' };
    const statement = { id: 's', supplier: 'ROTA LTD', withdrawnOn: null, newer };
    const { model } = newerPage(documentSummary({ statement }));
    expect(model).toMatchObject({
      title: 'Newer version of Policy.pdf',
      statement: {
        text: 'ROTA LTD has written a newer version. It is in use from 3 May 2027.',
        href: '/supplier-statements/s',
        hidden: [
          { name: 'statement', value: 's' },
          { name: 'newer', value: 'v2' },
        ],
      },
    });
  });
});
