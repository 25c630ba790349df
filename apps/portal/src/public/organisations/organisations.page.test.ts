import { describe, expect, test } from '@jest/globals';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { organisation } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { choice, findCodePage } from '../find-code/find-code.page.js';
import { advice } from '../../account/registration/registration.page.js';
import { organisationPage } from './organisations.page.js';
import { meaningOf, statusTag } from './status.js';

const status: OrganisationWithStatus['status'] = {
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-05-03',
  expiresOn: '2027-05-03',
  through: null,
  formerHeadOffice: false,
};
const rose = organisation({ status });
const headOffice = { code: 'AAA1', name: 'HEAD OFFICE OF ROSE', registered: true };

describe('a status', () => {
  test('says level, edition and dates', () => {
    expect(statusTag(status)).toEqual({
      tag: { text: 'Standards Met', colour: 'green' },
      detail: 'published 3 May 2026 (2026-27), counts until 2 May 2027',
    });
  });
  test('says through which head office, and that it is a former one', () => {
    const through = { code: 'AAA1', name: 'HEAD OFFICE OF ROSE' };
    expect(statusTag({ ...status, through, formerHeadOffice: true }).detail).toMatch(
      /^through HEAD OFFICE OF ROSE \(former head office\), published/,
    );
  });
  test('that is over says so', () => {
    const { tag, detail } = statusTag({ ...status, state: 'out-of-date' });
    expect(tag.text).toBe('Standards Met – out of date');
    expect(detail).toContain('counted until 2 May 2027');
  });
  test.each<[string, Partial<typeof status>]>([
    ['does everything the national standards ask for', {}],
    ['has a plan for the rest', { level: 'approaching' }],
    ['independent testers', { level: 'exceeded' }],
    ['not within the last year', { state: 'out-of-date' }],
    ['Nobody has said here yet', { state: 'not-published', level: null }],
  ])('means something to families: %s', (text, change) => {
    expect(meaningOf({ ...status, ...change })).toContain(text);
  });
  test('of an organisation that never published', () => {
    expect(statusTag({ ...status, state: 'not-published', level: null }).tag.text).toBe('Not published');
  });
  test('is told as of now', () => {
    const { model } = organisationPage(rose, new Date('2026-11-03T13:05:00Z'));
    expect(model.asOf).toBe('3 November 2026 at 1:05pm');
  });
});

describe('when finding a code', () => {
  test('closed organisations are apart and cannot be chosen, but their successor can', () => {
    const closed = {
      ...rose,
      code: 'VR002',
      open: false,
      closedOn: '2020-01-01',
      successor: { code: 'VR001', name: 'ROSE HOUSE' },
    };
    const { results } = findCodePage(Form.of({ q: 'rose' }), { items: [rose, closed], total: 2 }).model;
    expect(results?.open.map(({ href }) => href)).toEqual(['/register/VR001']);
    expect(results?.closed).toEqual([
      {
        text: 'ROSE HOUSE (VR002), 1 HIGH STREET, TAUNTON, TA4 1BT, closed 1 January 2020',
        successor: { text: 'ROSE HOUSE (VR001) took over', href: '/register/VR001' },
      },
    ]);
  });
  test('an organisation that may not register has no link, and says so', () => {
    expect(choice({ ...rose, mayRegister: false })).toMatchObject({
      href: undefined,
      notes: ['This kind of organisation cannot register here yet.'],
    });
  });
  test('a head office that has registered may already be doing it', () => {
    expect(choice({ ...rose, headOffice }).notes[0]).toContain(
      'Your head office may already be doing this for you',
    );
    expect(advice({ ...rose, headOffice })[0]).toContain(
      'Your head office may already be doing this for you',
    );
  });
  test('a single location is told that either of its codes works', () => {
    expect(advice({ ...rose, twin: headOffice })[0]).toContain('Either code works');
  });
  test('a head office learns how many sites it can cover', () => {
    expect(advice({ ...rose, isHeadOffice: true, siteCount: 12 })).toEqual([
      'This is a head office with 12 sites. If they are run the same way, one assessment can cover them all.',
    ]);
  });
});
