import { expect, test } from '@jest/globals';
import { calendarOf } from './calendar.js';

const entry = {
  id: 'document-d',
  on: '2027-03-28',
  title: 'Look again at the document Policy, old.pdf',
  detail: 'It is used in question 1.1.2.',
  href: '/assessment/documents#document-d',
};
const about = {
  of: { code: 'VR001', name: 'ROSE HOUSE' },
  publicUrl: 'https://toolkit.example',
  now: new Date('2026-12-08T12:00:00Z'),
};
/** Long lines are folded. */
const linesOf = (file: string) => file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

test('each entry is a whole day in a calendar, with its page, and the same the next time', () => {
  const lines = linesOf(calendarOf([entry], about));
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'UID:VR001-document-d@toolkit.example',
      'DTSTAMP:20261208T120000Z',
      'DTSTART;VALUE=DATE:20270328',
      String.raw`SUMMARY:Look again at the document Policy\, old.pdf (ROSE HOUSE)`,
      'DESCRIPTION:It is used in question 1.1.2.',
      'URL;VALUE=URI:https://toolkit.example/assessment/documents#document-d',
      'END:VCALENDAR',
    ]),
  );
  expect(calendarOf([entry], about)).toBe(calendarOf([entry], about));
});

test('what somebody has typed makes no line of its own', () => {
  const lines = linesOf(calendarOf([{ ...entry, title: 'A\r\nATTENDEE:mailto:x@example.org' }], about));
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
});
