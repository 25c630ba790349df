import { expect, test } from '@jest/globals';
import { inOneGroup } from './group.js';

const named = (code: string | undefined) =>
  code === undefined ? null : { code, name: `NAME OF ${code}`, registered: false };
const place = (
  code: string,
  { headOffice, successor }: { headOffice?: string; successor?: string } = {},
) => ({
  code,
  headOffice: named(headOffice),
  successor: named(successor),
});

test.each([
  ['sites of one head office', place('A', { headOffice: 'H' }), place('B', { headOffice: 'H' }), true],
  ['a head office and its site', place('H'), place('A', { headOffice: 'H' }), true],
  ['a code and the one that took over from it', place('A', { successor: 'B' }), place('B'), true],
  [
    'an old head office and a site of the one that took over',
    place('H', { successor: 'N' }),
    place('A', { headOffice: 'N' }),
    true,
  ],
  ['sites of two head offices', place('A', { headOffice: 'H' }), place('B', { headOffice: 'I' }), false],
  ['two that ODS does not connect', place('A'), place('B'), false],
])('%s', (_, one, other, same) => {
  expect([inOneGroup(one, other), inOneGroup(other, one)]).toEqual([same, same]);
});
