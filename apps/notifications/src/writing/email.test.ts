import { describe, expect, test } from '@jest/globals';
import { button, paragraph } from './block.js';
import { Email } from './email.js';
import { linksTo } from './links.js';
import type { Template } from './template.js';
import { Wording } from './wording.js';

const email = (template: Template<unknown>, body: string, subject = 'Hello') =>
  new Email(template, new Wording(`---\nsubject: ${subject}\n---\n\n${body}\n`));
const name = () => 'Rose House';
const link = () => ({ kind: 'invitation', id: '1' }) as const;
const links = linksTo('https://toolkit.example');

test('an email is its words with the values of its template', () => {
  const made = email(
    { texts: { name } },
    'You may use {{ name }}.\n\n[Sign in]({{ signIn }})',
    'To {{ name }}',
  );
  expect(made.subject({})).toBe('To Rose House');
  expect(made.body({}, links)).toEqual([
    paragraph('You may use Rose House.'),
    button('Sign in', 'https://toolkit.example/sign-in'),
  ]);
});

test('a one-time link is a button, and the words say until when it works', () => {
  const made = email({ link }, 'Until {{ linkExpires }}\n\n[Open]({{ oneTimeLink }})');
  const oneTime = { url: links.oneTime('invitation', 'a/b'), expiresAt: new Date('2026-05-03T13:05:00Z') };
  expect(made.body({}, links, oneTime)).toEqual([
    paragraph('Until 2:05pm on 3 May 2026'),
    button('Open', 'https://toolkit.example/invitations/a%2Fb'),
  ]);
});

describe('no email is made', () => {
  test.each<[string, Template<unknown>, string, string]>([
    ['with a placeholder that nothing fills', {}, 'To {{ nobody }}', 'used by nothing nobody'],
    ['with a value that has no placeholder', { texts: { name } }, 'To', 'missing name'],
    ['with words in the placeholder of a paragraph', { texts: { name } }, '{{ name }}', 'missing name'],
    ['with an address among words', { urls: { page: () => '/' } }, '{{ page }}!', 'used by nothing page'],
    ['without the button of its link', { link }, 'Until {{ linkExpires }}', 'missing oneTimeLink'],
    ['with the link of another', {}, '[Open]({{ oneTimeLink }})', 'used by nothing oneTimeLink'],
  ])('%s', (_, template, body, reason) => {
    expect(() => email(template, body)).toThrow(reason);
  });

  test('whose subject has what is known only when it is sent', () => {
    const body = 'Until {{ linkExpires }}\n\n[Open]({{ oneTimeLink }})';
    expect(() => email({ link }, body, 'Until {{ linkExpires }}')).toThrow('subject');
  });
});
