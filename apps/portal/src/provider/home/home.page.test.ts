import { describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { Session } from '@dspt/contracts/identity/sessions';
import { assessment } from '../../../test/samples.js';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { homePage } from './home.page.js';

const ann = { id: 'a', email: 'ann@rose.example', firstName: 'Ann', lastName: 'Lee' };
const bo = { id: 'b', email: 'bo@rose.example', firstName: 'Bo', lastName: 'Ray' };

function shown(
  role: OrganisationRole,
  administrators: (typeof ann)[] | undefined,
  asking = 0,
  assignments: Assignment[] = [],
  accessReviewDue = false,
) {
  const organisation = { code: 'V1', organisationName: 'ROSE', role };
  const session = {
    organisation,
    memberships: [organisation],
    staff: null,
    person: ann,
  } as unknown as Session;
  const nothing = {
    organisation: undefined,
    assessment: undefined,
    invited: [],
    assignments,
    documents: [],
    today: '2026-12-01',
  };
  const {
    people,
    administrators: named,
    mine,
  } = homePage({
    ...nothing,
    session,
    administrators,
    asking,
    accessReviewDue,
  }).model;
  return { people: people.map(({ href }) => href), named, ...(assignments.length > 0 ? { mine } : {}) };
}

const given = (ref: string, change: Partial<Assignment> = {}): Assignment => ({
  ref,
  question: `Question ${ref}?`,
  open: true,
  owner: { id: 'a', name: 'Ann Lee' },
  dueOn: null,
  overdue: false,
  leftBy: null,
  version: 1,
  ...change,
});

describe('home', () => {
  test('has what was given to the person, what is due first before all else', () => {
    const refs = ['1.1.1', '1.1.2', '1.1.3', '1.1.5', '1.2.4'];
    const assignments = [
      ...refs.map((ref) => given(ref)),
      given('1.3.1', { dueOn: '2027-05-03' }),
      given('1.3.2', { open: false }),
      given('1.3.3', { owner: { id: 'b', name: 'Bo Ray' } }),
    ];
    const { mine } = shown('member', [ann], 0, assignments);
    expect(mine!.tasks.map(({ text }) => text.split(' ')[0])).toEqual(['1.3.1', ...refs.slice(0, 4)]);
    expect(mine!.all).toEqual({ text: 'See all 6 of your tasks', href: '/assessment?show=mine' });
  });
  test('tells administrators what somebody has left behind', () => {
    const assignments = [given('1.1.1', { owner: null, leftBy: 'Bo Ray' })];
    expect(shown('administrator', [ann, bo], 0, assignments).people).toEqual(['/assessment?show=nobody']);
    expect(shown('member', [ann, bo], 0, assignments).people).toEqual([]);
  });
  test('tells the only administrator to name a second, and who waits to be let in', () => {
    expect(shown('administrator', [ann], 2)).toEqual({ people: ['/users', '/users/invite'], named: [] });
    expect(shown('administrator', [ann, bo])).toEqual({ people: [], named: [] });
  });
  test('tells administrators when nobody has looked for a year at who has access', () => {
    expect(shown('administrator', [ann, bo], 0, [], true).people).toEqual(['/users#review']);
    expect(shown('member', [ann, bo], 0, [], true).people).toEqual([]);
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
    const session = {
      organisation,
      memberships: [organisation],
      staff: null,
      person: { id: 'me' },
    } as unknown as Session;
    const known = {
      session,
      invited: [],
      administrators: [],
      asking: 0,
      accessReviewDue: false,
      assignments: [],
      documents: [],
      today: '2026-11-29',
    };
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
            expiresOn: edition && '2027-11-03',
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
