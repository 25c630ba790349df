import './plain-english.js';
import { z } from 'zod';
import { cleanCode, cleanLine, cleanLines, cleanToken, storable } from './text.js';

/** Cleaning takes out some of what was sent, never most of it: what is far too long is not even looked at. */
const farTooLong = (max: number) => 4 * max + 1000;
const sentence = (max: number) => `Must be ${max.toLocaleString('en-GB')} characters or fewer`;

const cleaned = (clean: (text: string) => string, max: number, tooLong = sentence(max)) =>
  z.string().max(farTooLong(max), { error: tooLong, abort: true }).overwrite(clean).max(max, tooLong);

/** Text of one line that may be left empty. It is cleaned (`text.ts`), as is every other text here. */
export const typedText = (max = 200, tooLong?: string) => cleaned(cleanLine, max, tooLong);

/** Text of several lines that may be left empty. */
export const typedLines = (max: number, tooLong?: string) => cleaned(cleanLines, max, tooLong);

/** Text of one line that a person must give. */
export const requiredText = (message: string, max = 200) => typedText(max).min(1, message);

/** Text of several lines that a person must give. */
export const requiredLines = (message: string, max: number, tooLong?: string) =>
  typedLines(max, tooLong).min(1, message);

/** What is looked for, compared and not kept: full-width and compatibility forms are the ordinary ones. */
export const searchText = (max = 100) => cleaned(cleanCode, max);

/** Digits, letters or both in which blanks mean nothing. */
export const typedToken = (max: number, tooLong?: string) => cleaned(cleanToken, max, tooLong);

/** Made by us and sent back as it is: a link's secret, a fingerprint. Only the visible part of ASCII is in it. */
export const opaque = (max: number) =>
  z
    .string()
    .max(max, { error: 'This is not complete or not ours: go back and try again', abort: true })
    .overwrite((text) => text.replaceAll(/[^\x21-\x7e]/g, ''))
    .meta({ format: 'opaque' });

/** A secret as it was typed, to the letter: never cleaned, never stored, never in a message. */
export const secret = (message: string) =>
  z.string().min(1, message).max(1000, sentence(1000)).meta({ format: 'password' });

/** ODS code: upper-case, without blanks, up to 32 characters. Its shape says nothing about what it names. */
export const odsCode = typedToken(32, 'An ODS code has at most 32 characters')
  .toUpperCase()
  .min(1, 'Enter an ODS code')
  .max(32, 'An ODS code has at most 32 characters');

/** @example readable('7K3MQ9RTV2XB') // '7K3M-Q9RT-V2XB' */
export const readableCertificateCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';

/**
 * Code of a certificate: 12 characters of Crockford's base32, 60 bits. As typed it may have blanks, hyphens and small
 * letters, O for 0, and I or L for 1.
 */
export const certificateCode = typedToken(60, 'A certificate code has 12 letters and digits')
  .overwrite((text) =>
    text
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  )
  .min(1, 'Enter the code on the certificate')
  .regex(
    /^[0-9A-HJKMNP-TV-Z]{12}$/,
    'A certificate code has 12 letters and digits, such as 7K3M-Q9RT-V2XB. There is no letter U in it',
  );

const years = /^(1[89]|2[01])\d\d-/;
/** Calendar day, `yyyy-mm-dd`, of the years 1800 to 2199. */
export const day = z.iso.date({ abort: true }).regex(years, 'Enter a date with a year like 2027');
/** Moment in UTC, ISO 8601, of the same years. */
export const moment = z.iso.datetime({ abort: true }).regex(years, 'Enter a date with a year like 2027');
/** Edition of the question set, such as `2026-27`. */
export const editionId = z.string().regex(/^\d{4}-\d{2}$/);
/** Reference of an evidence item, such as `1.3.11`. */
export const itemRef = z.string().regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}$/);
/** Reference of an assertion, such as `1.3`. */
export const assertionRef = z.string().regex(/^\d{1,3}\.\d{1,3}$/);

/** Level of a publication, lowest first. */
export const level = z.enum(['approaching', 'met', 'exceeded']);
export type Level = z.infer<typeof level>;
export const levels = level.options;
export const levelNames: Record<Level, string> = {
  approaching: 'Approaching Standards',
  met: 'Standards Met',
  exceeded: 'Standards Exceeded',
};

export { email } from './email-address.js';

/** Part of an email address that is looked for. */
export const emailPart = typedToken(254).toLowerCase();

/** As the database keeps whole numbers (`integer`). */
export const wholeNumber = z.number().int().min(-2_147_483_648).max(2_147_483_647);
/** A number of things, or the version of one. */
export const count = wholeNumber.min(0);

const limits = { depth: 6, values: 500, characters: 20_000 };

/** Whether it is small, flat and storable throughout. */
function isModest(value: unknown): boolean {
  let values = 0;
  let characters = 0;
  const fits = (text: string) => (characters += text.length) <= limits.characters && storable(text);
  const walk = (inner: unknown, depth: number): boolean => {
    if (++values > limits.values || depth > limits.depth) return false;
    if (typeof inner === 'string') return fits(inner);
    if (typeof inner !== 'object' || inner === null) return true;
    return Object.entries(inner).every(([key, of]) => fits(key) && walk(of, depth + 1));
  };
  return walk(value, 0);
}

/** Named values whose own schema is known later: bounded in number, depth and length, and storable. */
export const namedValues = z
  .record(z.string(), z.unknown())
  .refine(isModest, 'This is too large, or has characters in it that cannot be kept');

/** Which part of a list to give; `page` counts from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
};

/** One page of a list with the exact number of all that match. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int() });

/** `true` from a query string or form. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
