import { describe, expect, test } from '@jest/globals';
import { passwordFaults } from './password-rule.js';

const owner = {
  firstName: 'Ann',
  lastName: "O'Brien",
  email: 'manager@rosehouse.example',
  organisations: [{ code: 'VL00D', name: 'ROSE MEADOWS CARE HOME' }],
};
const faults = (password: string) => passwordFaults(password, owner);

test.each(['Kettle9Blue', 'tr0uB4dOr&3', 'four purple teapots', 'ÄÖÜäöüß9', 'correct horse battery'])(
  '%s is good',
  (password) => expect(faults(password)).toEqual([]),
);

describe('says exactly what to change', () => {
  test.each([
    ['Ab1', 'Your password must be at least 8 characters long. It has 3'],
    [
      'kettlexblue',
      'Add a capital letter and a number to your password, or make it at least 15 characters long',
    ],
    ['KETTLE9BLUE', 'Add a small letter to your password, or make it at least 15 characters long'],
    [
      '83615274',
      'Add a capital letter and a small letter to your password, or make it at least 15 characters long',
    ],
    ['aaaaaaaaaaaaaaaaaaa', 'Use more different characters in your password'],
  ])('%s', (password, message) => expect(faults(password)).toEqual([message]));
});

describe('refuses what is easy to guess', () => {
  const easy = 'This password is easy to guess because many people use it. Choose a different one';
  test.each(['Password1', 'P@ssw0rd', 'Liverpool2024!', 'Sunshine99'])('%s', (password) =>
    expect(faults(password)).toContain(easy),
  );
});

describe('refuses what others know of the person', () => {
  test.each([
    ['xxAnn4567xx', 'Take your name out of your password'],
    ['Obrien2026xy', 'Take your name out of your password'],
    ['Manager-4711', 'Take your email address out of your password'],
    ['RoseMeadows7', 'Take the name and code of your organisation out of your password'],
    ['my-vl00d-Key9', 'Take the name and code of your organisation out of your password'],
    [
      'a long one with rose meadows in it',
      'Take the name and code of your organisation out of your password',
    ],
  ])('%s', (password, message) => expect(faults(password)).toContain(message));
});

test('an everyday word of the organisation is no reason to refuse', () => {
  expect(faults('Homestead72')).toEqual([]);
});

test('a name of one or two letters is no reason to refuse', () => {
  expect(passwordFaults('Kettle9Blue', { ...owner, firstName: 'Bl', lastName: 'U' })).toEqual([]);
});
