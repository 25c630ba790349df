import { describe, expect, test } from '@jest/globals';
import type { Session } from '@dspt/contracts/identity/sessions';
import { readInterrupted, packInterrupted, mayGoOn } from './interrupted-form.js';

const personId = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f';
const session = {
  person: { id: personId },
  memberships: [{ code: 'X1', organisationName: 'Rose House', role: 'member' }],
} as unknown as Session;
const form = (owner: string) => ({ path: '/x', values: { _for: [owner] } });

describe('a form that is interrupted', () => {
  test('comes back as it was, without what is secret', () => {
    const interrupted = packInterrupted('/users/invite', {
      email: ['ann@example.org'],
      password: ['p'],
      'human.id': ['h'],
    });
    expect(readInterrupted(interrupted)).toEqual({
      path: '/users/invite',
      values: { email: ['ann@example.org'] },
    });
  });
  test('is nothing when it cannot be read or leads elsewhere', () => {
    expect(readInterrupted('')).toBeUndefined();
    expect(readInterrupted('nonsense')).toBeUndefined();
    expect(readInterrupted(packInterrupted('//evil.example/', {}))).toBeUndefined();
  });
  test('goes on for the person and organisation it was for, and nobody else', () => {
    expect(mayGoOn(form(`${personId}:X1`), session)).toEqual({ code: 'X1' });
    expect(mayGoOn(form(`${personId}:`), session)).toEqual({ code: '' });
    expect(mayGoOn(form(`${personId}:X2`), session)).toBeUndefined();
    expect(mayGoOn(form('another:X1'), session)).toBeUndefined();
    expect(mayGoOn({ path: '/x', values: {} }, session)).toBeUndefined();
  });
});
