import { expect, test } from '@jest/globals';
import type { SecurityEvent } from '@dspt/contracts/identity/security-events';
import { eventText } from './words.js';

const event = { kind: 'signed-in', count: 1, operation: null, until: null, by: null } as SecurityEvent;

test('an event is told in plain words, with what is worth knowing about it', () => {
  expect(eventText(event)).toBe('Signed in with the password');
  expect(eventText({ ...event, kind: 'access-refused', operation: 'GET /users', count: 3 })).toBe(
    'Tried something that is not allowed (GET /users, 3 times)',
  );
  const by = { id: 'x', firstName: 'Olu', lastName: 'Ade' };
  expect(eventText({ ...event, kind: 'sessions-ended', by })).toBe('Signed out everywhere (by Olu Ade)');
});
