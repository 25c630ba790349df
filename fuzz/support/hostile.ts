import fc, { type Arbitrary } from 'fast-check';

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '\u202Egnp.exe',
  '\u200B\u2060\uFEFF',
  'Ａ\u3000Ｂ',
  '\u0315'.repeat(2000) + '\u0334'.repeat(2000),
  'ŵ’Siân İ ß ﬁ',
  '👩‍⚕️'.repeat(50),
  "'; drop table people; --",
  '%_\\',
  '" onmouseover="alert(1)',
  '<script>alert(1)</script>',
  '{{ 7 * 7 }}{% raw %}',
  '${7*7}',
  '=HYPERLINK("http://x")',
  '../../../etc/passwd',
  '..\\..\\x',
  '%00',
  '%ff%fe',
  '\r\nX-Injected: 1',
  'constructor',
  '__proto__',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e400',
  '0x10',
  '9007199254740993',
  '0000-01-01',
  '2026-02-31',
  '99999-01-01',
  '2026-11-28T25:61:61Z',
  'VL00D',
  'x'.repeat(5_000),
  'é'.repeat(300_000),
];

export const hostileText: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const deep = (depth: number, open: string, close: string): unknown =>
  JSON.parse(open.repeat(depth) + '1' + close.repeat(depth)) as unknown;

const values: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  2 ** 31,
  -(2 ** 63),
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  deep(500, '[', ']'),
  deep(500, '{"a":', '}'),
  Array.from({ length: 20_001 }, () => 'A'),
  Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index])),
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}') as unknown,
];

/** Anything JSON can carry and nobody means. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

interface Raw {
  type: string | undefined;
  body: string | Buffer;
}

const boundary = 'multipart/form-data; boundary=x';
const part = (head: string, body: string) => `--x\r\n${head}\r\n\r\n${body}\r\n`;
const file = 'content-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv';

/** Bodies that are not what their type says, or not of a type anybody reads. */
export const rawBody: Arbitrary<Raw> = fc.constantFrom<Raw>(
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{' },
  { type: 'application/json', body: '{"a":1,}' },
  { type: 'application/json', body: 'nonsense' },
  { type: 'application/json', body: Buffer.from([0xff, 0xfe, 0x00]) },
  { type: 'application/json', body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
  { type: 'application/json; charset=utf-16', body: '{}' },
  { type: undefined, body: '{}' },
  { type: 'text/plain', body: 'hello' },
  { type: 'application/xml', body: '<a/>' },
  { type: 'not a type', body: 'x' },
  { type: 'application/x-www-form-urlencoded', body: '%ZZ=%&a[b]=1&__proto__[x]=1' },
  { type: 'application/x-www-form-urlencoded', body: 'a='.repeat(20_000) },
  { type: 'multipart/form-data', body: 'no boundary' },
  { type: boundary, body: '' },
  { type: boundary, body: '--x' },
  { type: boundary, body: '--x\r\nrubbish\r\n\r\n' },
  { type: boundary, body: part(file, 'a,b') },
  { type: boundary, body: `${part(file, 'a,b')}--x--\r\n` },
  { type: boundary, body: `${part(file, '')}--x--\r\n` },
  { type: boundary, body: `${part('content-disposition: form-data; name="__proto__"', 'x')}--x--\r\n` },
  { type: boundary, body: `${part('content-disposition: form-data', 'x')}--x--\r\n` },
  { type: boundary, body: `${part(file, 'a')}${part(file, 'b')}--x--\r\n` },
  { type: boundary, body: `${part('content-disposition: form-data; name="a"', 'x').repeat(600)}--x--\r\n` },
);
