import type { Schema } from '@dspt/contracts/define';
import fc, { type Arbitrary } from 'fast-check';
import { hostileText, hostileValue } from './hostile.js';

type Def = Schema['_zod']['def'] & Record<string, unknown>;
type Checks = { minimum?: number; maximum?: number; patterns?: Set<RegExp> };

/** Values that exist, by the name of a field; anything else is made up. */
export type Pools = Record<string, readonly string[]>;

/** What a schema takes, mostly: made from the schema alone. */
export function fitting(schema: Schema, pools: Pools, name = ''): Arbitrary<unknown> {
  const def = schema._zod.def as Def;
  const inside = (inner: unknown, of = name) => fitting(inner as Schema, pools, of);
  switch (def.type) {
    case 'optional':
      return fc.option(inside(def['innerType']), { nil: undefined });
    case 'default':
      return fc.option(inside(def['innerType']), { nil: undefined, freq: 5 });
    case 'nullable':
      return fc.option(inside(def['innerType']), { nil: null });
    case 'pipe':
      return inside(def['in']);
    case 'object':
      return fc.record(mapValues(def['shape'] as Record<string, Schema>, (inner, key) => inside(inner, key)));
    case 'array':
      return fc.array(inside(def['element']), { minLength: 1, maxLength: 4 });
    case 'union':
      return fc.oneof(...(def['options'] as Schema[]).map((option) => inside(option)));
    case 'record':
      return fc.dictionary(fc.constantFrom('code', 'personId', 'email', 'reason'), fc.string(), {
        maxKeys: 4,
      });
    default:
      return leaf(schema, def, pools[name]);
  }
}

function leaf(schema: Schema, def: Def, pool: readonly string[] | undefined): Arbitrary<unknown> {
  const bag = schema._zod.bag as Checks & { format?: string };
  switch (def.type) {
    case 'enum':
      return fc.constantFrom(...Object.values(def['entries'] as Record<string, string>));
    case 'literal':
      return fc.constantFrom(...(def['values'] as unknown[]));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: Math.max(bag.minimum ?? 0, -1e9), max: Math.min(bag.maximum ?? 1e9, 1e9) });
    case 'string':
      return pool ? fc.constantFrom(...pool) : text(bag, (def['format'] as string | undefined) ?? bag.format);
    default:
      return hostileValue;
  }
}

function text({ minimum = 0, maximum = 60, patterns }: Checks, format?: string): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constant('somebody@fuzz.example.org');
  if (format === 'url') return fc.webUrl();
  if (format === 'date') return fc.constantFrom('2026-11-28', '2027-03-31', '1999-12-31');
  if (format === 'datetime') return fc.constantFrom('2026-11-28T10:00:00Z', '2027-03-31T23:30:00.123Z');
  const [pattern] = patterns ?? [];
  if (pattern) return fc.stringMatching(pattern);
  return fc.string({ minLength: minimum, maxLength: Math.min(maximum, 60), unit: 'grapheme' });
}

const mapValues = (
  shape: Record<string, Schema>,
  make: (schema: Schema, key: string) => Arbitrary<unknown>,
): Record<string, Arbitrary<unknown>> =>
  Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, make(schema, key)]));

/** What fits, nearly fits, or was made to hurt. */
export function anyInput(schema: Schema, pools: Pools): Arbitrary<unknown> {
  const fits = fitting(schema, pools);
  return fc.oneof(
    { weight: 3, arbitrary: fits },
    { weight: 4, arbitrary: fc.tuple(fits, fc.nat(), hostileValue).map(spoilt) },
    { weight: 1, arbitrary: hostileValue },
  );
}

/** One place in it is another value, a key too many, or gone. */
function spoilt([value, where, by]: [unknown, number, unknown]): unknown {
  if (Array.isArray(value)) {
    const index = where % Math.max(1, value.length);
    return value.map((inner: unknown, at) => (at === index ? spoilt([inner, where >> 2, by]) : inner));
  }
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[where % (keys.length + 1)];
  if (key === undefined) return { ...value, unknownField: by };
  const { [key]: inner, ...rest } = value as Record<string, unknown>;
  return where % 7 === 0 ? rest : { ...rest, [key]: spoilt([inner, where >> 2, by]) };
}

/** Text for the parts of an address: an identifier that exists, one that does not, or anything. */
export const addressPart = (pool: readonly string[] | undefined): Arbitrary<string> =>
  fc.oneof(...(pool ? [fc.constantFrom(...pool)] : []), fc.uuid(), hostileText);
