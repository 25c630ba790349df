import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asMeant, passwordFaults } from './password-rule.js';

const owner = {
  firstName: 'Ann',
  lastName: "O'Brien",
  email: 'manager@rosehouse.example',
  organisations: [{ code: 'VL00D', name: 'ROSE MEADOWS CARE HOME' }],
};
const faults = (password: string) => passwordFaults(password, owner);

test.each([
  'Kettle9Blue',
  'tr0uB4dOr&3',
  'four purple teapots',
  'ÄÖÜäöüß9',
  'correct horse battery',
  'Umbrella stand 7',
  'Correct Horse 1',
  'GoodPass1',
  'a jolly major trombone',
  'Property Desert 4',
  'Hi12345678Kestrel',
  '839105827461938',
])('%s is good', (password) => expect(faults(password)).toEqual([]));

describe('says exactly what to change', () => {
  test.each([
    ['Ab1', 'Your password must be at least 8 characters long. It has 3'],
    ['          Ab1      ', 'Your password must be at least 8 characters long. It has 3'],
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
    ['Ab1Ab1Ab1Ab1Ab1Ab1', 'Use more different characters in your password'],
  ])('%s', (password, message) => expect(faults(password)).toEqual([message]));
});

describe('refuses what is easy to guess', () => {
  const common = 'This password is easy to guess because many people use it. Choose a different one';
  test.each([
    'Password1',
    'P@ssw0rd',
    'P455w0rd!!',
    'Pässwörd2026',
    'Liverpool2024!',
    'Sunshine99',
    '2026Sunshine',
    'PasswordPassword1',
    'password password password',
  ])('%s', (password) => expect(faults(password)).toContain(common));

  const ordered =
    'This password is easy to guess because it repeats itself or follows the keyboard, the alphabet or numbers in order. Choose a different one';
  test.each([
    '12345678901234567',
    '98765432109876543',
    '2468024680246802468',
    'abcdefghijklmnopq',
    'Abcdefgh1',
    'qwertyuiopasdfghjkl',
    'Poiuytrewq1',
    'qwertzuiopasdfghjk',
    'azertyuiopqsdfghjklm',
    '1qaz2wsx3edc4rfv5tgb',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
    '111222333444555666777888',
    '1Q2w3E4r5T6y7U8i',
    'aabbccddeeffgghhii1',
    'zor7bzor7bzor7bzor7b',
  ])('%s', (password) => expect([common, ordered]).toContain(faults(password)[0]));
});

describe('refuses what others know of the person', () => {
  test.each([
    ['Obrien2026xy', 'Take your name out of your password'],
    ["my-O'Brien-99", 'Take your name out of your password'],
    ['xxÓBRIEN4567xx', 'Take your name out of your password'],
    ['Manager-4711', 'Take your email address out of your password'],
    ['RoseMeadows7', 'Take the name and code of your organisation out of your password'],
    ['Meadows-2026!', 'Take the name and code of your organisation out of your password'],
    ['my-vl00d-Key9', 'Take the name and code of your organisation out of your password'],
    [
      'a long one with rose meadows in it',
      'Take the name and code of your organisation out of your password',
    ],
  ])('%s', (password, message) => expect(faults(password)).toContain(message));
});

describe('is no reason to refuse', () => {
  test.each([
    ['an everyday word of the organisation', 'Home-Stead72x', {}],
    ['a name inside another word', 'Primroses42x', { firstName: 'Rose' }],
    ['a name of one or two letters', 'Kettle9Blue', { firstName: 'Bl', lastName: 'U' }],
    ['a name of three letters', 'xx-Ann-4567-xX', {}],
    ['a mailbox of one letter', 'Umbrella stand 7', { email: 'u@example.org' }],
    ['nothing known at all', 'Kettle9Blue', { firstName: '', lastName: '', organisations: [] }],
  ])('%s', (_, password, known) => expect(passwordFaults(password, { ...owner, ...known })).toEqual([]));
});

describe('whatever is typed', () => {
  const typed = fc.string({ unit: 'grapheme', maxLength: 200 });

  test('means the same on every keyboard and with blanks around it', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('', ' ', '\t', '\u00A0', ' \r\n'), (text, blank) => {
        const meant = asMeant(text);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(asMeant(`${blank}${text.normalize(form)}${blank}`)).toBe(meant);
      }),
    );
  });
  test('gets the same answer on every keyboard', () => {
    fc.assert(
      fc.property(typed, (text) =>
        expect(faults(text.normalize('NFD'))).toEqual(faults(` ${text.normalize('NFC')} `)),
      ),
    );
  });
  test('is judged in a moment, however long', () => {
    for (const text of [
      'a'.repeat(1000),
      'ab1'.repeat(333),
      'aB-'.repeat(333),
      `${'ab'.repeat(499)}cd`,
      '1'.repeat(999) + 'a',
    ]) {
      const from = performance.now();
      faults(text);
      expect(performance.now() - from).toBeLessThan(500);
    }
  });
  test('is refused when it holds the name, whatever its accents, capitals and the signs around it', () => {
    const sign = fc.constantFrom('-', '.', ' ', '9', '_', '!');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zé]{4,12}$/),
        sign,
        sign,
        fc.boolean(),
        (name, left, right, loud) => {
          const said = loud ? name.toUpperCase() : name.normalize('NFD');
          const held = `kX4vq${left}${said}${right}7zP`;
          expect(passwordFaults(held, { ...owner, lastName: name })).toContain(
            'Take your name out of your password',
          );
        },
      ),
    );
  });
  test('is refused when it is a stretch of a row of keys, in either direction', () => {
    const rows = [
      '1234567890',
      'qwertyuiop',
      'asdfghjkl',
      'zxcvbnm',
      'azertyuiop',
      'qsdfghjklm',
      'abcdefghijklmnopqrstuvwxyz',
    ];
    const row = fc.constantFrom(...rows).chain((keys) =>
      fc.tuple(fc.nat({ max: keys.length - 5 }), fc.boolean()).map(([from, back]) => {
        const stretch = keys.slice(from);
        return back ? Array.from(stretch).toReversed().join('') : stretch;
      }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 4 }), (stretches) => {
        const password = stretches.join('');
        fc.pre(password.length >= 15);
        expect(faults(password)).not.toEqual([]);
      }),
    );
  });
});
