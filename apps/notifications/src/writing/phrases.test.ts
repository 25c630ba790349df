import { describe, expect, test } from '@jest/globals';
import { counted, dateText, firstOf, momentText, plainName, withArticle, withoutLinks } from './phrases.js';

test('moments are told as people in the United Kingdom read them', () => {
  expect(dateText('2026-05-03T23:30:00.000Z')).toBe('4 May 2026');
  expect(momentText('2026-05-03T13:05:00.000Z')).toBe('2:05pm on 3 May 2026');
});

test('counts and articles agree with their nouns', () => {
  expect([counted(1, 'site'), counted(1500, 'site')]).toEqual(['1 site', '1,500 sites']);
  expect([withArticle('Administrator'), withArticle('Member')]).toEqual(['an Administrator', 'a Member']);
});

test('of a long list the first twenty are told and the rest counted', () => {
  const items = Array.from({ length: 23 }, (_, index) => `Site ${index + 1}`);
  expect(firstOf(items)).toHaveLength(21);
  expect(firstOf(items).at(-1)).toBe('and 3 more');
});

describe('a name somebody typed', () => {
  test.each(["Ann-Marie O'Neill", 'José', 'Dr. J. Smith', '李小龍'])('stays as it is: %s', (name) => {
    expect(plainName(name)).toBe(name);
  });
  test.each([
    ['Win at https://evil.example/x', 'Win at https evil. example x'],
    ['www.evil.example', 'www. evil. example'],
    ['me@evil.example', 'me evil. example'],
    ['St.John', 'St. John'],
  ])('can never become a link: %s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
  test('loses line ends and invisible characters', () => {
    expect(plainName('Ann\r\nBcc\u200b x')).toBe('Ann Bcc x');
  });
});

test('a message keeps its words and loses its links', () => {
  expect(withoutLinks('Since 3.5 weeks, e.g.:\nhttps://evil.example/x and www.evil.example')).toBe(
    'Since 3.5 weeks, e. g.:\nhttps evil. example/x and www. evil. example',
  );
});
