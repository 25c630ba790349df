import { z } from 'zod';

/** ODS code: upper-case, trimmed, up to 32 characters. Its shape says nothing about what it names. */
export const odsCode = z
  .string()
  .trim()
  .toUpperCase()
  .min(1, 'Enter an ODS code')
  .max(32, 'An ODS code has at most 32 characters');

/** Calendar day, `yyyy-mm-dd`. */
export const day = z.iso.date();
/** Moment in UTC, ISO 8601. */
export const moment = z.iso.datetime();
/** Edition of the question set, such as `2026-27`. */
export const editionId = z.string().regex(/^\d{4}-\d{2}$/);
/** Reference of an evidence item, such as `1.3.11`. */
export const itemRef = z.string().regex(/^\d+\.\d+\.\d+$/);
/** Reference of an assertion, such as `1.3`. */
export const assertionRef = z.string().regex(/^\d+\.\d+$/);

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

/** Text a person must give. */
export const requiredText = (message: string, max = 200) =>
  z.string().trim().min(1, message).max(max, `Must be ${max} characters or fewer`);

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
