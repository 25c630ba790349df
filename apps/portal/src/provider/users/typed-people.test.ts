import { expect, test } from '@jest/globals';
import { peopleIn } from './typed-people.js';

const bo = { email: 'bo@rose.example', firstName: 'Bo', lastName: 'Ray', role: 'auditor' };

test.each([
  'bo@rose.example, Bo, Ray, auditor',
  'bo@rose.example;Bo;Ray;Auditor',
  'Bo\tRay\tbo@rose.example\tAUDITOR',
  'Bo Ray, bo@rose.example, auditor',
  'bo@rose.example Bo Ray auditor',
  '"bo@rose.example","Bo","Ray","auditor",,',
  'Email;First name;Last name;Role\r\nbo@rose.example;Bo;Ray;auditor\r\n\r\n',
])('a person is read from %j', (text) => expect(peopleIn(text)).toEqual([bo]));

test('whoever has no role is a member, and what is missing is left empty', () => {
  expect(peopleIn('cy@rose.example')).toEqual([
    { email: 'cy@rose.example', firstName: '', lastName: '', role: 'member' },
  ]);
  expect(peopleIn('Dee, Van der Berg, admin')).toEqual([
    { email: '', firstName: 'Dee', lastName: 'Van der Berg', role: 'administrator' },
  ]);
});
test('a separator in quotation marks is part of what it says', () => {
  expect(peopleIn('bo@rose.example,"Ray, Jr",Bo')[0]).toMatchObject({ firstName: 'Ray, Jr', lastName: 'Bo' });
});
test('what is wrong with an address stays to be corrected', () => {
  const addresses = [
    '"Home <home@example.org>",Bo,Ray',
    'a@example.org; b@example.org',
    'mailto:a@example.org',
  ];
  expect(addresses.map((line) => peopleIn(line)[0]!.email)).toEqual([
    'Home <home@example.org>',
    'a@example.org; b@example.org',
    'mailto:a@example.org',
  ]);
});
