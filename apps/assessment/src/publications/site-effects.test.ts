import { describe, expect, test } from '@jest/globals';
import type { Status } from '@dspt/contracts/organisations/register';
import { effectOn, type NewStatus } from './site-effects.js';

const given: NewStatus = {
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-11-22',
  expiresOn: '2027-11-22',
  through: { code: 'A1', name: 'HEAD OFFICE' },
  formerHeadOffice: false,
};
const own = (more: Partial<Status>): Status => ({
  ...given,
  through: null,
  expiresOn: '2027-05-03',
  ...more,
});

const effect = (status: Status, leftOut = false) => {
  const site = {
    code: 'V1',
    name: 'SITE',
    town: null,
    postcode: null,
    localAuthority: null,
    joinedOn: null,
    under: null,
  };
  return effectOn({ ...site, registered: true, status }, given, leftOut);
};

describe('what a publication would do to a site', () => {
  test.each([
    ['never published', own({ state: 'not-published', level: null }), 'goes-up'],
    ['out of date, though at a better level', own({ state: 'out-of-date', level: 'exceeded' }), 'goes-up'],
    ['a lower level', own({ level: 'approaching' }), 'goes-up'],
    ['the same level until earlier', own({}), 'renewed'],
    ['the same level until the same day, its own', own({ expiresOn: '2027-11-22' }), 'stays'],
    ['the same level until the same day, through a head office', given, 'renewed'],
    ['the same level until later', own({ expiresOn: '2028-01-01' }), 'stays'],
    ['a better level', own({ level: 'exceeded' }), 'already-better'],
  ] as const)('%s', (_, before, expected) => {
    const { effect: found, after } = effect(before);
    expect(found).toBe(expected);
    expect(after).toEqual(['goes-up', 'renewed'].includes(expected) ? given : before);
  });
  test('a site that is left out keeps what it has', () => {
    expect(effect(own({ level: 'approaching' }), true)).toMatchObject({
      effect: 'left-out',
      after: { level: 'approaching' },
    });
  });
});
