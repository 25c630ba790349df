import { InvalidInput } from '@dspt/contracts/problem';
import type { Form } from '../../pages/form.js';

/** @throws {InvalidInput} unless the new password was typed the same way twice */
export function sameTwice(form: Form): string {
  const password = form.raw('password');
  if (password && form.raw('confirmation').trim() !== password.trim())
    throw new InvalidInput([{ field: 'confirmation', message: 'Enter the same password again' }]);
  return password;
}
