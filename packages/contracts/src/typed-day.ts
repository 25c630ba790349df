import { z } from 'zod';
import { cleanCode } from './text.js';

/** A day as `yyyy-mm-dd`, or which part of what was written is wrong, to go after "By when: ". */
export type DayReading = { day: string; problem?: undefined } | { problem: string; day?: undefined };

const english = 'january february march april may june july august september october november december';
const welsh = 'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr';
const monthNames = [english.split(' '), welsh.split(' ')];
const weekdays = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b/g;
const timeOfDay = /[t\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:[ap]m|z|[+-]\d{2}:?\d{2})?$/;
const example = 'write it like 27/3/2027';

/**
 * Reads a day as people in the United Kingdom write it: day before month, month as number or name (English or Welsh), any
 * separators, digits of any script, ISO 8601.
 * @example readDay('30th June 27') // { day: '2027-06-30' }
 * @example readDay('31.2.2027') // { problem: 'February 2027 has 28 days' }
 */
export function readDay(text: string): DayReading {
  if (text.length > 60) return { problem: `this is not a date: ${example}` };
  const plain = plainText(text);
  const words = plain.match(/\p{L}+/gu) ?? [];
  const numbers = plain.match(/\d+/g) ?? [];
  const onlySeparators = /^[\s.,/\\\-–—−_·'’|]*$/.test(plain.replace(/\p{L}+|\d+/gu, ''));
  const month = words[0] === undefined ? undefined : monthOf(words[0]);
  if (!onlySeparators || words.length > 1 || (words.length === 1 && !month))
    return { problem: `this is not a date: ${example}` };
  return month ? withMonthName(month, numbers) : inNumbers(numbers);
}

/**
 * The same for three fields of a page; a whole date in one of them is read as well. `undefined` when all are empty.
 * @example readDayFields({ day: '27', month: '', year: '2027' }) // { problem: 'enter the month' }
 */
export function readDayFields(fields: { day: string; month: string; year: string }): DayReading | undefined {
  const given = Object.values(fields).filter((text) => text.trim() !== '');
  const missing = Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [name] : []));
  if (given.length === 0) return undefined;
  if (missing.length === 0) return readDay(`${fields.day} ${fields.month} ${fields.year}`);
  const whole = given.length === 1 ? readDay(given[0]!) : undefined;
  return whole?.day ? whole : { problem: `enter the ${missing.join(' and the ')}` };
}

/** A day that somebody typed, or nothing. Gives `yyyy-mm-dd`, or says which part is wrong. */
export const typedDay = z.string().transform((text, context): string => {
  if (text.trim() === '') return '';
  const reading = readDay(text);
  if (reading.day !== undefined) return reading.day;
  context.addIssue({ code: 'custom', message: sentence(reading.problem) });
  return z.NEVER;
});

/** @example sentence('enter the month') // 'Enter the month' */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function plainText(text: string): string {
  return cleanCode(text)
    .replace(/\p{Nd}/gu, latinDigit)
    .toLowerCase()
    .replace(timeOfDay, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(weekdays, ' ')
    .replace(/\b(?:of|the)\b/g, ' ');
}

/** Digits of every script stand in tens; those of some begin at 0 of a row of 16, those of the others at 6. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code < 0x80) return digit;
  const place = code & 0xf;
  const startsAtSix = /\p{Nd}/u.test(String.fromCodePoint((code & ~0xf) | 0xf)) || place > 9;
  return String(startsAtSix ? place - 6 : place);
}

function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const found = monthNames.map((names) => names.findIndex((name) => name.startsWith(word)) + 1);
  return found.find((month) => month > 0);
}

function withMonthName(month: number, numbers: string[]): DayReading {
  const [first, second] = numbers;
  if (numbers.length > 2) return { problem: `this is not a date: ${example}` };
  if (first && second) return first.length > 2 ? dayOf(second, month, first) : dayOf(first, month, second);
  return {
    problem:
      first && first.length > 2 ? 'say which day of the month' : `say the day, month and year: ${example}`,
  };
}

function inNumbers(numbers: string[]): DayReading {
  const [first, second, third] = numbers as [string, string, string];
  if (numbers.length === 3)
    return first.length > 2 ? dayOf(third, Number(second), first) : dayOf(first, Number(second), third);
  if (numbers.length === 1 && first.length === 8) return inOnePiece(first);
  if (numbers.length === 2) return { problem: `say the day, month and year: ${example}` };
  return { problem: `this is not a date: ${example}` };
}

/** `27032027` or `20270327`, when only one of them is a day. */
function inOnePiece(digits: string): DayReading {
  const british = dayOf(digits.slice(0, 2), Number(digits.slice(2, 4)), digits.slice(4));
  const iso = dayOf(digits.slice(6), Number(digits.slice(4, 6)), digits.slice(0, 4));
  const found = [british, iso].filter(({ day }) => day);
  return found.length === 1 ? found[0]! : { problem: `this can be read in two ways: ${example}` };
}

function dayOf(date: string, month: number, yearText: string): DayReading {
  const day = Number(date);
  if (month < 1 || month > 12)
    return { problem: `the month must be 1 to 12, and comes after the day: ${example}` };
  if (day < 1 || day > 31) return { problem: 'the day must be 1 to 31' };
  if (![2, 4].includes(yearText.length)) return { problem: 'the year must have 4 digits' };
  const year = Number(yearText.padStart(4, '20'));
  if (year < 1900 || year > 2199) return { problem: 'the year must be 1900 to 2199' };
  const longest = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > longest)
    return { problem: `${sentence(monthNames[0]![month - 1]!)} ${year} has ${longest} days` };
  return { day: new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) };
}
