import { describe, expect, test } from '@jest/globals';
import { permissionsOf, staffRole, type Permission } from '@dspt/contracts/access';
import { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { listImports } from '@dspt/contracts/organisations/imports';
import { listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { listActions } from '@dspt/contracts/support/actions';
import { listCases } from '@dspt/contracts/support/cases';
import { listContactNotes } from '@dspt/contracts/support/contact-notes';
import { needs } from '../auth/needs.js';
import { badgesOf } from './badges.js';
import { sectionsOf, startLists, type SectionName, type StartList } from './sections.js';

const lists = startLists('2026-11-29');
const resourceOf = (name: SectionName) => {
  if (name === 'published') return 'areas';
  return name === 'deadLetters' ? 'dead-letters' : lists[name].resource;
};

test.each(staffRole.options)('a %s is shown only what the role may see', (role) => {
  const may: readonly Permission[] = permissionsOf[role];
  for (const name of sectionsOf[role])
    expect([name, may.includes(needs[resourceOf(name)])]).toEqual([name, true]);
});

test('what waits for approval is for supervisors alone, who see all that operators see', () => {
  const approvers = staffRole.options.filter((role) => sectionsOf[role].includes('approvals'));
  expect(approvers).toEqual(['helpdesk-supervisor']);
  expect(sectionsOf['helpdesk-supervisor']).toEqual(
    expect.arrayContaining(sectionsOf['helpdesk-operator'] as string[]),
  );
});

describe('every list is asked for as its service takes it', () => {
  const queries: Partial<Record<StartList['resource'], { parse: (query: object) => unknown }>> = {
    cases: listCases.query,
    actions: listActions.query,
    emails: listStaffEmails.query,
    imports: listImports.query,
    organisations: listStaffOrganisations.query,
    'contact-notes': listContactNotes.query,
  };
  test.each(Object.entries(lists))('%s', (_, { resource, filter, sort }) => {
    const asked = { ...filter, sort: sort.field, order: sort.order };
    expect(Object.keys(queries[resource]!.parse(asked) as object)).toEqual(
      expect.arrayContaining(Object.keys(filter)),
    );
  });
});

test('seven days begin six days ago: today is one of them', () => {
  expect(lists.requests.filter.from).toBe('2026-11-23');
});

test('a number in the menu is that of the section of the same name', () => {
  const badges = badgesOf('2026-11-29', true);
  expect([badges['cases']!.list, badges['actions']!.list, badges['emails']!.list]).toMatchObject(
    [lists.untaken, lists.approvals, lists.failedEmails].map(({ filter, sort }) => ({ filter, sort })),
  );
  expect(badges['actions']!.text(2)).toBe('2 to approve');
  expect(badgesOf('2026-11-29', false)['actions']!.text(1)).toBe('1 with news for you');
});
