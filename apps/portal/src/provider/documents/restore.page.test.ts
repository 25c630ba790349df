import { describe, expect, test } from '@jest/globals';
import type { DocumentRestoration } from '@dspt/contracts/assessment/document-replacements';
import { Form } from '../../pages/form.js';
import { restorationIn, restorePage } from './restore.page.js';

const restoration: DocumentRestoration = {
  document: { id: 'old', name: 'Policy 2025.pdf', size: 1 },
  by: { id: 'new', name: 'Policy 2026.pdf', size: 1 },
  replacedAt: '2026-11-29T12:00:00Z',
  answers: [{ ref: '1.1.2', question: 'Who?', version: 2 }],
  left: [{ ref: '1.1.3', question: 'Where?', changedBy: 'Bo Ray' }],
  unconfirmed: [{ ref: '1.1', title: 'You know your data' }],
};

describe('putting the older document back', () => {
  test('shows which answers get it, which stay, and what is confirmed again', () => {
    expect(restorePage(restoration).model).toMatchObject({
      action: '/assessment/documents/old/put-back',
      replacedOn: '29 November 2026',
      answers: [{ text: '1.1.2 Who?', href: '/assessment/items/1.1.2' }],
      left: [{ text: '1.1.3 Where?', changedBy: 'Bo Ray' }],
      unconfirmed: ['1.1 You know your data'],
      submit: 'Put it back in this answer',
      hidden: [{ name: 'answers', value: '1.1.2:2' }],
    });
  });
  test('sends what is shown now', () => {
    expect(restorePage(restoration, Form.of({ answers: '1.1.2:1' })).model.hidden).toEqual([
      { name: 'answers', value: '1.1.2:2' },
    ]);
    expect(restorationIn(Form.of({ answers: '1.1.2:2 nonsense' }))).toEqual({
      answers: [{ ref: '1.1.2', version: 2 }],
      requestId: undefined,
    });
  });
});
