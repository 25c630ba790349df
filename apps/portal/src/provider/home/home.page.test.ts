import { describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { assessment } from '../../../test/samples.js';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { homePage } from './home.page.js';

const ann = { id: 'a', email: 'ann@rose.example', firstName: 'Ann', lastName: 'Lee' };
const bo = { id: 'b', email: 'bo@rose.example', firstName: 'Bo', lastName: 'Ray' };

function shown(role: OrganisationRole, administrators: (typeof ann)[] | undefined, asking = 0) {
  const organisation = { code: 'V1', organisationName: 'ROSE', role };
  const session = { organisation, memberships: [organisation], staff: null } as unknown as Session;
  const nothing = { organisation: undefined, assessment: undefined, invited: [] };
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
  test('says that a new edition is open, and what became of the answers, until it is published', () => {
    const organisation = { code: 'V1', organisationName: 'ROSE', role: 'member' };
    const session = { organisation, memberships: [organisation], staff: null } as unknown as Session;
    const known = { session, invited: [], administrators: [], asking: 0 };
    const carriedOver = { from: '2025-26', answers: 5, toLookAt: 2 };
    const home = (edition: string | null, change: object = { carriedOver }) =>
      homePage({
        ...known,
        assessment: assessment([], change),
        organisation: {
          status: {
            state: edition ? 'published' : 'not-published',
            edition,
            level: edition && 'met',
            through: null,
          },
        } as unknown as OrganisationWithStatus,
      }).model.newEdition;
    expect(home('2025-26')).toMatchObject({ heading: 'The edition 2026 to 2027 is open' });
    expect(home(null)?.text).toContain('5 answers wait');
    expect(home(null)?.again).toMatch(/^For 2 of them/);
    expect(home('2026-27')).toBeUndefined();
    expect(home(null, { carriedOver: null })).toBeUndefined();
  });
});
