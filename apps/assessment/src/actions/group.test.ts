import { expect, test } from '@jest/globals';
import { inOneGroup } from './group.js';

const named = (code: string | undefined) =>
  code === undefined ? null : { code, name: `NAME OF ${code}`, registered: false };
const organisation = (
  code: string,
  { headOffice, successor }: { headOffice?: string; successor?: string } = {},
) => ({
  code,
  headOffice: named(headOffice),
  successor: named(successor),
});

test.each([
  [
    'sites of one head office',
    organisation('A', { headOffice: 'H' }),
    organisation('B', { headOffice: 'H' }),
    true,
  ],
  ['a head office and its site', organisation('H'), organisation('A', { headOffice: 'H' }), true],
  [
    'a code and the one that took over from it',
    organisation('A', { successor: 'B' }),
    organisation('B'),
    true,
  ],
  [
    'an old head office and a site of the one that took over',
    organisation('H', { successor: 'N' }),
    organisation('A', { headOffice: 'N' }),
    true,
  ],
  [
    'sites of two head offices',
    organisation('A', { headOffice: 'H' }),
    organisation('B', { headOffice: 'I' }),
    false,
  ],
  ['two that ODS does not connect', organisation('A'), organisation('B'), false],
])('%s', (_, one, other, same) => {
  expect([inOneGroup(one, other), inOneGroup(other, one)]).toEqual([same, same]);
});
