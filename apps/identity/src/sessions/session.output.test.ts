import { describe, expect, test } from '@jest/globals';
import { claimsOf, endOf, sessionOutput, type SessionRecord } from './session.output.js';

const at = (time: string) => new Date(`2026-11-02T${time}Z`);
const rose = { code: 'VL00D', organisationName: 'ROSE HOUSE', role: 'administrator' as const };
const oak = { code: 'VL00T', organisationName: 'OAK HOUSE', role: 'member' as const };
const provider: SessionRecord = {
  id: '6f1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f10',
  personId: 'b3f0a1f4-2a55-4c37-8f3c-9d0a4a7f1f01',
  email: 'ann@rose.example',
  firstName: 'Ann',
  lastName: 'Bell',
  staffRole: null,
  staffAreas: [],
  memberships: [rose],
  organisationCode: null,
  hasApp: false,
  hasPasskeys: false,
  secondFactorPassedAt: null,
  impersonation: null,
  device: null,
  createdAt: at('09:00:00'),
  lastUsedAt: at('09:30:00'),
  changedAt: null,
};
const officer: SessionRecord = {
  ...provider,
  memberships: [],
  staffRole: 'regional-officer',
  staffAreas: ['Kent'],
  hasApp: true,
};

describe('a session ends', () => {
  test('after 60 idle minutes', () => expect(endOf(provider)).toEqual(at('10:30:00')));
  test('after 30 idle minutes for staff', () => expect(endOf(officer)).toEqual(at('10:00:00')));
  test('after 12 hours in any case', () =>
    expect(endOf({ ...provider, lastUsedAt: at('20:50:00') })).toEqual(at('21:00:00')));
});

describe('the organisation acted for', () => {
  test('is the only one', () => expect(sessionOutput(provider).organisation).toEqual(rose));
  test('of several is nothing until one is chosen', () =>
    expect(sessionOutput({ ...provider, memberships: [rose, oak] }).organisation).toBeNull());
  test('of several is the chosen one', () =>
    expect(
      claimsOf({ ...provider, memberships: [rose, oak], organisationCode: 'VL00T' }).organisation,
    ).toEqual({
      code: 'VL00T',
      role: 'member',
    }));
  test('is not one the person has left', () =>
    expect(
      sessionOutput({ ...provider, memberships: [], organisationCode: 'VL00D' }).organisation,
    ).toBeNull());
});

describe('a second factor', () => {
  test('is not asked of a provider who has none', () =>
    expect(sessionOutput(provider).secondFactor).toBe('none'));
  test('that a provider has set up is required, and nothing is allowed before', () =>
    expect(sessionOutput({ ...provider, hasApp: true })).toMatchObject({
      secondFactor: 'required',
      memberships: [],
      organisation: null,
    }));
  test('is a passkey as well as an app', () =>
    expect(sessionOutput({ ...provider, hasPasskeys: true })).toMatchObject({
      secondFactor: 'required',
      secondFactors: { app: false, passkeys: true },
    }));
  test('must be set up by staff, who are nobody before', () =>
    expect(sessionOutput({ ...officer, hasApp: false })).toMatchObject({
      secondFactor: 'set-up-required',
      staff: null,
    }));
  test('that is passed gives staff their role and areas', () =>
    expect(claimsOf({ ...officer, secondFactorPassedAt: at('09:01:00') }).staff).toEqual({
      role: 'regional-officer',
      areas: ['Kent'],
    }));
});
