import { expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import { mergedRoles } from './merged-roles.js';

const held = (code: string, role: OrganisationRole) => ({
  personId: 'x',
  code,
  organisationName: `HOUSE ${code}`,
  role,
  since: new Date('2026-05-03T10:00:00Z'),
});

test('every role of the account that goes is kept, and where both have one the higher wins', () => {
  const stays = [held('A', 'administrator'), held('B', 'auditor')];
  const goes = [held('B', 'member'), held('C', 'member'), held('A', 'auditor')];
  expect(mergedRoles(stays, goes).map(({ code, before, after }) => [code, before, after])).toEqual([
    ['B', 'auditor', 'member'],
    ['C', null, 'member'],
    ['A', 'administrator', 'administrator'],
  ]);
});
