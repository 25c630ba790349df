import { expect, test } from '@jest/globals';
import { readDay, readOrganisation, type OrganisationRow } from './rows.js';

interface Given {
  code: string;
  name: string;
  address: string[];
  postcode: string;
  opened: string;
  closed: string;
  status: string;
  parent: string;
  joined: string;
  telephone: string;
}

function read(given: Partial<Given>): { row: OrganisationRow | undefined; reasons: string[] } {
  const fields = Array.from({ length: 27 }, () => '');
  const {
    code = 'V1',
    name = 'ELMS',
    postcode = 'TA4 1BT',
    opened = '20110323',
    closed = '',
    status = '',
  } = given;
  const {
    parent = 'A1',
    joined = '',
    telephone = '',
    address = ['1 HIGH STREET', '', '', 'TAUNTON', ''],
  } = given;
  fields.splice(0, 2, code, name);
  fields.splice(4, 9, ...address, postcode, opened, closed, status);
  fields.splice(14, 2, parent, joined);
  fields[17] = telephone;
  const { row, oddities } = readOrganisation({ fields }, '2026-06-01', true);
  return { row, reasons: oddities.map(({ reason }) => reason) };
}

test('an ordinary line is read without remark', () => {
  expect(
    read({ code: ' v1 ', name: 'THE\tELMS \u0001', joined: '20120304', telephone: '01823 337391' }),
  ).toEqual({
    row: {
      code: 'V1',
      name: 'THE ELMS',
      address: '1 HIGH STREET\nTAUNTON',
      town: 'TAUNTON',
      postcode: 'TA4 1BT',
      telephone: '01823 337391',
      openedOn: '2011-03-23',
      closedOn: null,
      closed: false,
      parent: 'A1',
      joinedOn: '2012-03-04',
      leftOn: null,
    },
    reasons: [],
  });
});

test.each<[string, Partial<Given>, string]>([
  ['a blank postcode', { postcode: '' }, 'It has no postcode'],
  ['a postcode with spaces', { postcode: 'SA5 9 EA' }, '“SA5 9 EA” was read as SA5 9EA'],
  ['a postcode that is none', { postcode: 'UNKNOWN' }, '“UNKNOWN” is not a postcode; kept as it is'],
  [
    'status A with a close date',
    { status: 'A', closed: '20200101' },
    'Status A, but closed since 2020-01-01',
  ],
  ['status C without a date', { status: 'C' }, 'Status C, but no close date'],
  ['status INACTIVE without a date', { status: 'INACTIVE' }, 'Status INACTIVE, but no close date'],
  ['status P that has opened', { status: 'P' }, 'Proposed, but open since 2011-03-23'],
  ['status P without a date', { status: 'P', opened: '' }, 'It is only proposed: it has no open date yet'],
  ['a future open date', { opened: '20991231' }, 'It opens in the future, on 2099-12-31'],
  ['a future close date', { closed: '20991231' }, 'It closes in the future, on 2099-12-31'],
  ['a date that is none', { opened: '20230230' }, 'Open date “20230230” is not a date'],
  [
    'a close date before the open date',
    { closed: '20100101' },
    'It closed (2010-01-01) before it opened (2011-03-23)',
  ],
  [
    'itself as its head office',
    { parent: 'V1' },
    'It names itself as its head office; no head office was taken',
  ],
  ['several head offices', { parent: 'A1|A2' }, 'It names several head offices (A1|A2); the first was taken'],
  ['no name', { name: ' ' }, 'It has no name'],
])('%s is reported', (_, odd, reason) => {
  expect(read(odd).reasons).toContain(reason);
});

test.each<[string, Partial<Given>]>([
  ['a code that is none', { code: 'V 1' }],
  ['a code that is too long', { code: 'V'.repeat(33) }],
  ['a date that is none', { closed: '20261399' }],
  ['no name', { name: '' }],
  ['a proposal without a date', { status: 'P', opened: '' }],
])('a line with %s is rejected', (_, odd) => expect(read(odd).row).toBeUndefined());

test('the dates decide, not the status letter', () => {
  expect(read({ status: 'A', closed: '20200101' }).row).toMatchObject({
    closedOn: '2020-01-01',
    closed: false,
  });
  expect(read({ status: 'C' }).row).toMatchObject({ closedOn: null, closed: true });
});

test('the town is the fourth line, or else the last', () => {
  expect(read({ address: ['61 ARUNDEL AVENUE', 'HAZEL GROVE', 'STOCKPORT', '', ''] }).row?.town).toBe(
    'STOCKPORT',
  );
  expect(read({ address: ['THE FARM', '', '', '', ''] }).row?.town).toBeNull();
});

test.each([
  ['20260503', '2026-05-03'],
  ['2026-05-03', '2026-05-03'],
  ['20240229', '2024-02-29'],
  [' ', null],
])('the date %j is read as %j', (text, day) => expect(readDay(text, 'Date')).toBe(day));

test.each(['20230230', '20230001', '20231301', '20230100', '00000101', '1 May 2023', '2023'])(
  '%j is no date',
  (text) => {
    expect(() => readDay(text, 'Date')).toThrow(`Date “${text}” is not a date`);
  },
);
