import { describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { homePage } from './home.page.js';

const ann = { id: 'a', email: 'ann@rose.example', firstName: 'Ann', lastName: 'Lee' };
const bo = { id: 'b', email: 'bo@rose.example', firstName: 'Bo', lastName: 'Ray' };

function shown(role: OrganisationRole, administrators: (typeof ann)[] | undefined, asking = 0) {
  const organisation = { code: 'V1', organisationName: 'ROSE', role };
  const session = { organisation, memberships: [organisation], staff: null } as unknown as Session;
  const nothing = { organisation: undefined, assessment: undefined, invited: [], today: '2026-12-01' };
  const { people, administrators: named } = homePage({ ...nothing, session, administrators, asking }).model;
  return { people: people.map(({ href }) => href), named };
}

describe('home', () => {
  test('tells the only administrator to name a second, and who waits to be let in', () => {
    expect(shown('administrator', [ann], 2)).toEqual({ people: ['/users', '/users/invite'], named: [] });
    expect(shown('administrator', [ann, bo])).toEqual({ people: [], named: [] });
  });
  test('tells others who their administrators are', () => {
    expect(shown('member', [ann])).toEqual({ people: [], named: [{ name: 'Ann Lee', email: ann.email }] });
  });
  test('says nothing of people while they are not known', () => {
    expect(shown('administrator', undefined)).toEqual({ people: [], named: [] });
    expect(shown('auditor', undefined)).toEqual({ people: [], named: [] });
  });
});
