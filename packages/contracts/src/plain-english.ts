import { z } from 'zod';
import { cleanLine } from './text.js';

type Issue = z.core.$ZodRawIssue;
type Sentences = Partial<Record<Issue['code'], (issue: Issue) => string>>;

const missing = 'This is missing: fill it in';
const notOffered = 'Choose one of the answers offered';

const expected: Record<string, string> = {
  string: 'Enter this as text',
  number: 'Enter a number',
  nan: 'Enter a number',
  int: 'Enter a whole number',
  boolean: 'Choose yes or no',
  array: 'Send this as a list',
  object: 'Send this as a group of named fields',
  record: 'Send this as a group of named fields',
  null: 'Leave this empty',
};

const formats: Record<string, string> = {
  email: 'Enter an email address in the correct format, like name@example.com',
  url: 'Enter a web address that starts with https:// or http://',
  uuid: 'This does not name anything we know: go back and try again',
  date: 'Enter a real date, such as 2027-03-31',
  datetime: 'Enter a real date and time, such as 2027-03-31T09:30:00Z',
};

const things = (origin: unknown, count: unknown): string => {
  const number = Number(count).toLocaleString('en-GB');
  if (origin === 'string') return `${number} character${count === 1 ? '' : 's'}`;
  if (origin === 'array' || origin === 'set') return `${number} item${count === 1 ? '' : 's'}`;
  return number;
};

/** Numbers are more or less, lists and texts are longer or shorter. */
const isCount = (origin: unknown) => origin === 'string' || origin === 'array' || origin === 'set';

const sentences: Sentences = {
  invalid_type: ({ input, expected: wanted }) =>
    input === undefined ? missing : (expected[wanted as string] ?? 'This cannot be used here'),
  too_big: ({ origin, maximum }) =>
    isCount(origin)
      ? `Must be ${things(origin, maximum)} or fewer`
      : `Must be ${things(origin, maximum)} or less`,
  too_small: ({ origin, minimum }) => {
    if (!isCount(origin)) return `Must be ${things(origin, minimum)} or more`;
    return Number(minimum) === 1 ? missing : `Must be ${things(origin, minimum)} or more`;
  },
  invalid_format: ({ format }) => formats[format as string] ?? 'This is not in the right format: check it',
  not_multiple_of: () => 'Enter a whole number',
  invalid_value: ({ input }) => (input === undefined ? missing : notOffered),
  invalid_union: ({ input }) => (input === undefined ? missing : notOffered),
  invalid_key: () => 'One of the names in this cannot be used',
  invalid_element: () => 'Something in this list cannot be used',
  unrecognized_keys: ({ keys }) => `Leave out what is not asked for: ${named(keys as string[])}`,
};

/** As many as help, as short as a name is. */
const named = (keys: string[]): string =>
  keys
    .slice(0, 3)
    .map((key) => cleanLine(key.slice(0, 40)) || '(no name)')
    .join(', ') + (keys.length > 3 ? ' and others' : '');

/** The sentence for whatever a schema has no sentence of its own for: the library's own words reach nobody. */
export const plainEnglish = (issue: Issue): string =>
  sentences[issue.code]?.(issue) ?? 'This cannot be used: check it';

z.config({ customError: plainEnglish });
