import { expect, test } from '@jest/globals';
import { nextStep } from './next-step.js';

const staff = { role: 'helpdesk-operator', areas: [] } as const;

test('nobody signed in is asked for a password', () => expect(nextStep(null)).toBe('password'));

test('people of an organisation are told that this is not for them', () => {
  expect(nextStep({ staff: null, secondFactor: 'none' })).toBe('not-staff');
  expect(nextStep({ staff: null, secondFactor: 'required' })).toBe('not-staff');
});

test('staff enter only after their second factor', () => {
  const step = (secondFactor: 'none' | 'set-up-required' | 'required' | 'passed') =>
    nextStep({ staff: { ...staff, areas: [] }, secondFactor });
  expect([step('none'), step('set-up-required'), step('required'), step('passed')]).toEqual([
    'set-up',
    'set-up',
    'code',
    'enter',
  ]);
});
