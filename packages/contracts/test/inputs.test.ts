import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../src/define.js';
import { allContracts, inputsOf, walk, type Found } from './support/schemas.js';

const inputs = (await allContracts()).flatMap(inputsOf);
/** The inside of named values is looked at by the whole. */
const found = inputs.flatMap(([name, schema]) => walk(name, schema)).filter(({ at }) => !at.endsWith('}'));
/** What begins with that type; of a pipe, what it begins with. */
const of = (...types: string[]): Found[] =>
  found.filter(({ def }) => types.includes(def.type === 'pipe' ? typeIn(def) : def.type));
const typeIn = (def: Found['def']): string => (def['in'] as Schema)._zod.def.type;
const isSecret = ({ schema }: Found) => schema.meta()?.['format'] === 'password';

const ends = ['', 'a', 'VLX01', '2026-27', '1.1.1', '1.1', '2026-01-01', 'a@example.org'];
const bad = ['\0', '\uD800', '\u202E', '\u200B', '\u0007', '\u00AD', '\uFEFF', '\u2066', '\u3164'];

/** Text that a schema lets through with something in it that nobody sees or the database cannot hold. */
function letsThrough({ at, schema }: Found): string[] {
  return ends.flatMap((end) =>
    bad.flatMap((character) => {
      const result = schema.safeParse(`${end}${character}${end}`);
      const kept = result.success && typeof result.data === 'string' && result.data.includes(character);
      return kept ? [`${at}: U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`] : [];
    }),
  );
}

describe('whatever comes from outside', () => {
  test('is found', () => {
    expect(of('string').length).toBeGreaterThan(100);
    expect(of('number').length).toBeGreaterThan(10);
  });

  test('holds no text with anything in it that cannot be seen or kept', () => {
    expect(
      of('string')
        .filter((text) => !isSecret(text))
        .flatMap(letsThrough),
    ).toEqual([]);
  });

  test('holds no text without an end', () => {
    const long = ['a', '1', ' ', '\u0301', '1.'].map((part) => part.repeat(200_000));
    const endless = of('string').filter(({ schema }) =>
      long.some((text) => {
        const result = schema.safeParse(text);
        return result.success && String(result.data).length > 20_000;
      }),
    );
    expect(endless.map(({ at }) => at)).toEqual([]);
  });

  test('holds no number that does not fit into a column of whole numbers', () => {
    const wrong = of('number', 'int').filter(({ schema }) =>
      [2 ** 31, -(2 ** 31) - 1, 1e300, Infinity, Number.NaN].some(
        (number) => schema.safeParse(number).success,
      ),
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('holds no day or moment of a year that nobody means', () => {
    const years = ['0000', '0001', '1066', '2500', '9999'];
    const isDated = ({ schema }: Found, rest: string) =>
      schema.safeParse(`2026-02-28${rest}`).success && !schema.safeParse(`2026-ab-cd${rest}`).success;
    const wrong = ['', 'T10:00:00Z'].flatMap((rest) =>
      of('string').filter(
        (each) =>
          isDated(each, rest) && years.some((year) => each.schema.safeParse(`${year}-02-28${rest}`).success),
      ),
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('holds no list without an end, and no group of unknown names that is not looked at', () => {
    const checked = (def: Found['def']) =>
      ((def['checks'] ?? []) as { _zod: { def: { check: string } } }[]).map(({ _zod }) => _zod.def.check);
    expect(
      of('array')
        .filter(({ def }) => !checked(def).includes('max_length'))
        .map(({ at }) => at),
    ).toEqual([]);
    expect(
      of('record', 'unknown', 'any')
        .filter(({ def }) => !checked(def).includes('custom'))
        .map(({ at }) => at),
    ).toEqual([]);
    for (const { schema } of of('record')) {
      expect(schema.safeParse({ a: 'b' }).success).toBe(true);
      for (const hostile of hostileValues) expect(schema.safeParse(hostile).success).toBe(false);
    }
  });
});

const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`) as object;
const hostileValues = [
  deep,
  { a: 'x'.repeat(30_000) },
  { a: Array.from({ length: 5000 }, () => 1) },
  { 'a\0': 1 },
  { a: ['\uD800'] },
];
