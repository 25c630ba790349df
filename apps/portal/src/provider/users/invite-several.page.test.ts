import { describe, expect, test } from '@jest/globals';
import type { User } from '@dspt/contracts/identity/users';
import { InvalidInput } from '@dspt/contracts/problem';
import { Form } from '../../pages/form.js';
import { atRows, invitedIn, invitePreviewPage, rowsOf } from './invite-several.page.js';

const user = (email: string, state: User['state']): User => ({
  id: email,
  state,
  email,
  firstName: 'Ann',
  lastName: 'Lee',
  telephone: '',
  role: 'member',
  lastSignInAt: null,
});
const users = [
  user('ann@rose.example', 'active'),
  user('waits@rose.example', 'invited'),
  user('late@rose.example', 'expired'),
];
const typed = [
  'new@rose.example, New, One',
  'ANN@rose.example, Ann, Lee',
  'waits@rose.example, Wai, Ting',
  'late@rose.example, La, Te, auditor',
  'typo@example,org; Ty; Po',
].join('\n');
const rows = rowsOf(Form.of({ lines: typed }));

describe('a list of people', () => {
  test('says what becomes of each, and nothing of whoever is a stranger', () => {
    expect(invitePreviewPage(rows, users).model.rows.map(({ fate }) => fate)).toEqual([
      'Will be sent an invitation.',
      'Is a user of your organisation already. Will not be invited.',
      'Has an invitation that still works. Will not be sent another one.',
      'Will be sent an invitation.',
      'There is a comma in the email address. Use a full stop instead.',
    ]);
  });
  test('is sent as it stands, without whoever is left out; what is wrong is said where it stands', () => {
    const { people, rows: at } = invitedIn(rows.with({ 'people.0.role': 'leave-out' }));
    expect(at).toEqual([1, 2, 3, 4]);
    expect(people[2]).toEqual({
      email: 'late@rose.example',
      firstName: 'La',
      lastName: 'Te',
      role: 'auditor',
    });
    const error = { field: 'people.3.email', message: 'Wrong' };
    expect(atRows([error], at).details.errors).toEqual([{ field: 'people.4.email', message: 'Wrong' }]);
  });
  test('is neither empty nor longer than 20 lines', () => {
    expect(() => rowsOf(Form.of({ lines: ' \n' }))).toThrow(InvalidInput);
    expect(() => rowsOf(Form.of({ lines: 'a@b.example\n'.repeat(21) }))).toThrow(InvalidInput);
  });
});
