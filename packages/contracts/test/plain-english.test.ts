import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { InvalidInput } from '../src/problem.js';
import { allContracts, inputsOf, walk } from './support/schemas.js';

const inputs = (await allContracts()).flatMap(inputsOf);

/** How the library speaks. */
const library =
  /invalid (input|string|option|key|value|element|union|uuid|iso|email|url|record)|expected|received|too (big|small)|unrecognized|discriminator|\bNaN\b|undefined|>=|<=|regex|pattern|must match/i;

/** Wrong in every way there is: of no type, of another, too long, too many, out of range, unknown. */
const wrong: unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x'.repeat(30_000),
  'no such thing',
  '0000-13-45',
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  true,
  [],
  Array.from({ length: 20_001 }, () => 'x'),
  {},
  { unknown: 1, '<b>': 2, a: 3, b: 4 },
  Symbol.iterator,
  new Date(Number.NaN),
];

const messagesOf = (schema: z.ZodType): string[] =>
  wrong.flatMap((value) => schema.safeParse(value).error?.issues ?? []).flatMap(allMessages);
/** What is wrong with each side of a choice reaches nobody today; it may tomorrow. */
const allMessages = (issue: z.core.$ZodIssue): string[] => [
  issue.message,
  ...(issue.code === 'invalid_union' ? issue.errors.flat().flatMap(allMessages) : []),
];

describe('what is said about input that does not fit', () => {
  test.each(inputs)('%s: sentences, and none of the library', (name, schema) => {
    const messages = new Set(walk(name, schema).flatMap((each) => messagesOf(each.schema)));
    expect([...messages].filter((message) => library.test(message))).toEqual([]);
    expect([...messages].filter((message) => !/^[A-Z].*\s.*[^.\s]$/s.test(message))).toEqual([]);
  });

  test('there is a sentence for what no contract uses yet', () => {
    const others = [
      z.number().multipleOf(5),
      z.bigint(),
      z.date(),
      z.set(z.string()).max(1),
      z.map(z.string(), z.string()),
      z.record(z.enum(['a']), z.string()),
      z.tuple([z.string()]),
      z.ipv4(),
      z.string().startsWith('a'),
      z.never(),
      z.stringbool(),
      z.custom(() => false),
    ];
    expect(others.flatMap(messagesOf).filter((message) => library.test(message))).toEqual([]);
  });

  test('says what to do', () => {
    const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;
    expect(said(z.string().max(2000), 'x'.repeat(2001))).toBe('Must be 2,000 characters or fewer');
    expect(said(z.string(), undefined)).toBe('This is missing: fill it in');
    expect(said(z.enum(['a']), 'b')).toBe('Choose one of the answers offered');
    expect(said(z.number().int(), 1.5)).toBe('Enter a whole number');
    expect(said(z.number().max(5), 6)).toBe('Must be 5 or less');
    expect(said(z.array(z.number()).max(1), [1, 2])).toBe('Must be 1 item or fewer');
    expect(said(z.iso.date(), '2027-02-31')).toBe('Enter a real date, such as 2027-03-31');
    expect(said(z.strictObject({}), { 'a\u202Eb': 1 })).toBe('Leave out what is not asked for: ab');
  });

  test('is said about a bounded number of places', () => {
    const schema = z.array(z.string());
    const { error } = schema.safeParse(Array.from({ length: 5000 }, () => 1));
    expect(InvalidInput.of(error!.issues).details.errors).toHaveLength(200);
    expect(InvalidInput.of(error!.issues, { '0': 'Type it' }).details.errors![0]).toEqual({
      field: '0',
      message: 'Type it',
    });
  });
});
