import { expect, test } from '@jest/globals';
import { emailKind } from '@dspt/contracts/notifications/email-preferences';
import { Form } from '../../pages/form.js';
import { choicePage, preferencesPage, startedPage, stoppedPage } from './email-preferences.page.js';

test('every kind is ticked or not, as it was chosen, and says what it is about', () => {
  const { wanted, hidden } = preferencesPage(Form.of({ wanted: ['work'], version: '3' })).model;
  expect(wanted.items.map(({ value, checked }) => [value, checked])).toEqual([
    ['reminders', false],
    ['work', true],
    ['coming-up', false],
    ['news', false],
  ]);
  expect(wanted.items.every(({ hint }) => hint?.text)).toBe(true);
  expect(hidden).toEqual([{ name: 'version', value: '3' }]);
});

test.each(emailKind.options)('%s: what is stopped can be started again, and the other way round', (kind) => {
  const stop = { action: `/stop-emails/${kind}/t`, submit: 'Stop these emails' };
  expect(choicePage(kind, 't').model).toMatchObject(stop);
  expect(startedPage(kind, 't').model).toMatchObject(stop);
  expect(stoppedPage(kind, 't').model).toMatchObject({
    action: `/stop-emails/${kind}/t/again`,
    submit: 'Start them again',
  });
});
