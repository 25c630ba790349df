import { describe, expect, test } from '@jest/globals';
import type { Session } from '@dspt/contracts/identity/sessions';
import { bannerOf } from './banner.js';
import { Form } from './form.js';
import { layout } from './layout.js';
import { pageNumber, pagination } from './pagination.js';

const membership = (code: string) => ({
  code,
  organisationName: `Organisation ${code}`,
  role: 'auditor' as const,
});
const session: Session = {
  id: 's',
  staff: null,
  secondFactor: 'none',
  secondFactors: { app: false, passkeys: false },
  impersonation: null,
  endsAt: '2026-11-03T13:05:00Z',
  person: { id: 'p', email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee' },
  memberships: [membership('X1'), membership('X2')],
  organisation: membership('X1'),
};
const facts = {
  session,
  url: '/assessment/items/1.1.1?x=1',
  nonce: 'n',
  unknown: false,
  done: undefined,
  now: new Date('2026-11-03T12:05:00Z'),
};

describe('what surrounds a page', () => {
  test('says which organisation is acted for, and how to change', () => {
    expect(layout({ title: 'T' }, facts).actingFor).toEqual({
      name: 'Organisation X1',
      code: 'X1',
      role: 'Auditor',
      change: '/choose-organisation?return=%2Fassessment%2Fitems%2F1.1.1%3Fx%3D1',
    });
  });
  test('marks the part of the website the page is in, and shows nobody what is not for them', () => {
    const { items } = layout({ title: 'T' }, facts).header.navigation!;
    expect(items.filter(({ active }) => active).map(({ text }) => text)).toEqual(['Assessment']);
    expect(items.map(({ text }) => text)).not.toContain('Users');
  });
  test('says when the session ends', () => {
    expect(layout({ title: 'T' }, facts).ending).toMatchObject({ at: session.endsAt, time: '1:05pm' });
  });
  test('says in the title that something is wrong', () => {
    const form = new Form({}, [{ field: 'x', message: 'Enter x' }]);
    expect(layout({ title: 'T', form }, facts).tabTitle).toMatch(/^Error: T – /);
  });
  test('offers a stranger to register, or to sign in and come back', () => {
    const { header } = layout({ title: 'T' }, { ...facts, session: undefined });
    expect(header.account.items).toEqual([
      { text: 'Register', href: '/find-code' },
      { text: 'Sign in', href: '/sign-in?return=%2Fassessment%2Fitems%2F1.1.1%3Fx%3D1' },
    ]);
  });
});

test('a banner says only what we wrote', () => {
  expect(bannerOf('user-invited')).toEqual({ text: 'The invitation has been sent.', variant: 'success' });
  expect(bannerOf('toString')).toBeUndefined();
  expect(bannerOf(['user-invited'])).toBeUndefined();
  expect(bannerOf('Send money')).toBeUndefined();
});

test('a list goes on to the next page and back', () => {
  const place = { total: 51, perPage: 25, path: '/organisations', query: { q: 'rose' } };
  expect(pagination({ ...place, page: 2 })).toMatchObject({
    previous: { href: '/organisations?q=rose&page=1', labelText: 'Page 1 of 3' },
    next: { href: '/organisations?q=rose&page=3' },
  });
  expect(pagination({ ...place, total: 25, page: 1 })).toBeUndefined();
  expect([pageNumber('3'), pageNumber('0'), pageNumber('x'), pageNumber(undefined)]).toEqual([3, 1, 1, 1]);
});
