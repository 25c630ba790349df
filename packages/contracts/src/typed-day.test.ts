import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay, readDayFields, typedDay } from './typed-day.js';

describe('a day is read as people write it', () => {
  test.each([
    '27/3/2027',
    '27.03.27',
    '27-3-2027',
    ' 27 3 2027 ',
    '2027-03-27',
    '2027/3/27',
    '2027.03.27',
    '20270327',
    '27032027',
    '27 March 2027',
    '27th March 2027',
    '27th of March, 2027',
    'March 27, 2027',
    'Mar 27 27',
    '27-Mar-27',
    '27Mar2027',
    'Saturday 27 March 2027',
    'Sat, 27 MAR 2027',
    '27 Mawrth 2027',
    '2027 March 27',
    '2027-03-27T00:00:00.000Z',
    '27/03/2027 00:00',
    '27/03/2027 12:30 pm',
    '٢٧/٣/٢٠٢٧',
    '۲۷/۳/۲۰۲۷',
    '２７／３／２０２７',
    '२७/३/२०२७',
    '27\u00a0March\u00a02027',
    '\u200e27/3/2027\u200f',
    '27–3–2027',
    '27\\3\\2027',
    '27. 3. 2027',
  ])('%s', (text) => {
    expect(readDay(text)).toEqual({ day: '2027-03-27' });
  });
});

describe('what is wrong is named', () => {
  test.each([
    ['31/2/2027', 'February 2027 has 28 days'],
    ['29 Feb 2027', 'February 2027 has 28 days'],
    ['31.6.27', 'June 2027 has 30 days'],
    ['3/27/2027', 'the month must be 1 to 12'],
    ['2027-13-01', 'the month must be 1 to 12'],
    ['32/3/2027', 'the day must be 1 to 31'],
    ['0/3/2027', 'the day must be 1 to 31'],
    ['27/3/227', 'the year must have 4 digits'],
    ['27/3/20277', 'the year must have 4 digits'],
    ['27/3/0027', 'the year must be 1900 to 2199'],
    ['June 2027', 'say which day'],
    ['June', 'say the day, month and year'],
    ['27/3', 'say the day, month and year'],
    ['asap', 'this is not a date'],
    ['N/A', 'this is not a date'],
    ['2027', 'this is not a date'],
    ['46473', 'this is not a date'],
    ['27 March or April 2027', 'this is not a date'],
    ['27/3/2027?', 'this is not a date'],
    ['1'.repeat(100_000), 'this is not a date'],
    ['', 'this is not a date'],
  ])('%s: %s', (text, problem) => {
    expect(readDay(text).problem).toContain(problem);
  });
});

describe('three fields of a page', () => {
  const fields = (day: string, month: string, year: string) => readDayFields({ day, month, year });
  test('with a month by name, or a whole date in one of them', () => {
    expect(fields('27', 'march', '27')).toEqual({ day: '2027-03-27' });
    expect(fields('27/3/2027', '', '')).toEqual({ day: '2027-03-27' });
    expect(fields('', ' ', '')).toBeUndefined();
  });
  test('what is missing is named', () => {
    expect(fields('27', '', '2027')?.problem).toBe('enter the month');
    expect(fields('27', '', '')?.problem).toBe('enter the month and the year');
  });
});

test('whatever is typed, it is a real day or named', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,4}[/ .-][0-9a-z]{1,9}[/ .-][0-9]{1,4}$/)),
      (text) => {
        const { day, problem } = readDay(text);
        return day ? new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) : problem !== '';
      },
    ),
  );
});

test('as a field of a contract it gives the day, nothing for nothing, or says what is wrong', () => {
  expect(typedDay.parse(' ')).toBe('');
  expect(typedDay.parse('27 March 2027')).toBe('2027-03-27');
  expect(typedDay.safeParse('31/2/2027').error?.issues[0]?.message).toBe('February 2027 has 28 days');
});
