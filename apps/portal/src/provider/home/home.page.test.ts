import { describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Status } from '@dspt/contracts/organisations/register';
import { assessment, organisation as sample, unpublished } from '../../../test/samples.js';
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
    published: undefined,
    joined: [],
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
    expect(shown('administrator', [ann, bo], 0, assignments).people).toEqual(['/handover/left-behind']);
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
  describe('of an organisation that has published', () => {
    const organisation = { code: 'V1', organisationName: 'ROSE', role: 'member' };
    const session = {
      organisation,
      memberships: [organisation],
      staff: null,
      person: { id: 'me' },
    } as unknown as Session;
    const known = {
      session,
      published: undefined,
      joined: [],
      invited: [],
      administrators: [],
      asking: 0,
      accessReviewDue: false,
      assignments: [],
      documents: [],
      today: '2026-11-29',
    };
    const home = (status: Partial<Status>, change: object = {}) =>
      homePage({
        ...known,
        assessment: assessment([], change),
        organisation: sample({ status: { ...unpublished, ...status } }),
      }).model;
    const met = {
      state: 'published',
      level: 'met',
      edition: '2026-27',
      publishedOn: '2026-11-03',
      expiresOn: '2027-11-03',
    } as const;
    const carriedOver = { from: '2025-26', answers: 5, toLookAt: 2 };
    const through = { code: 'A1', name: 'ROSE GROUP' };

    test('says that a new edition is open, and what became of the answers, until it is published', () => {
      const newEdition = (status: Partial<Status>, change: object = { carriedOver }) =>
        home(status, change).newEdition;
      expect(newEdition({ ...met, edition: '2025-26' })).toMatchObject({
        heading: 'The edition 2026 to 2027 is open',
      });
      expect(newEdition({})?.text).toContain('5 answers wait');
      expect(newEdition({})?.again).toMatch(/^For 2 of them/);
      expect(newEdition(met)).toBeUndefined();
      expect(newEdition({}, { carriedOver: null })).toBeUndefined();
    });
    test('asks nothing of whoever is covered, whatever the edition', () => {
      const covered = home({ ...met, edition: '2025-26', through }, { carriedOver });
      expect([covered.newEdition, covered.changed, covered.progress]).toEqual([undefined, undefined, []]);
      expect(covered.next?.text).toBe('See who covers you');
    });
    test('says when answers have changed since, until it has to publish again anyhow', () => {
      expect(home(met).changed).toBe(
        'Your answers have changed since you published them. What you published still counts until 2 November 2027. To show the new answers, publish again.',
      );
      expect(home(met, { met: { ready: true } }).changed).toBeUndefined();
      expect(home({ ...met, expiresOn: '2026-12-03' }).changed).toBeUndefined();
      expect(home({ ...met, level: 'approaching' }).changed).toBeUndefined();
    });
  });
});
