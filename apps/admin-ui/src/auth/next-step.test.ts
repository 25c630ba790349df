import { expect, test } from '@jest/globals';
import { nextStep } from './next-step.js';

const staff = { role: 'helpdesk-operator' as const, areas: [] };

test('nobody signed in is asked for a password', () => expect(nextStep(null)).toBe('password'));

test('whoever has a second factor shows it, and staff without one set it up', () => {
  expect(nextStep({ staff: null, secondFactor: 'required' })).toBe('code');
  expect(nextStep({ staff: null, secondFactor: 'set-up-required' })).toBe('set-up');
});

test('staff enter', () => expect(nextStep({ staff, secondFactor: 'passed' })).toBe('enter'));

test('people of an organisation are told that this is not for them', () => {
  expect(nextStep({ staff: null, secondFactor: 'none' })).toBe('not-staff');
  expect(nextStep({ staff: null, secondFactor: 'passed' })).toBe('not-staff');
});
