import { expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { passwordAgainPage, recoveryCodesPage } from './second-factor.page.js';

test('recovery codes are shown in two groups, and go on unchanged until they are kept', () => {
  const { model } = recoveryCodesPage(Form.of({ codes: ['0123456789'], return: '/admin' }));
  expect(model).toMatchObject({
    codes: ['01234 56789'],
    hidden: [
      { name: 'codes', value: '0123456789' },
      { name: 'return', value: '/admin' },
    ],
  });
});

test('a code is asked for before another app takes the place of one', () => {
  expect(passwordAgainPage(new Form(), false).model).toMatchObject({ code: undefined });
  expect(passwordAgainPage(new Form(), true).model).toMatchObject({ code: { name: 'code' } });
});
