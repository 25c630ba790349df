import { expect, test } from '@jest/globals';
import type { OwnAccount } from '@dspt/contracts/identity/own-account';
import type { Session } from '@dspt/contracts/identity/sessions';
import { accountPage, leavePage } from './account.page.js';
import { closingPage } from './closing.page.js';

const session: Session = {
  id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
  person: {
    id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e50',
    email: 'ann@rose.example',
    firstName: 'Ann',
    lastName: 'Bell',
  },
  memberships: [{ code: 'VL00D', organisationName: 'ROSE HOUSE', role: 'administrator' }],
  organisation: null,
  staff: null,
  secondFactor: 'none',
  secondFactors: { app: false, passkeys: false },
  impersonation: null,
  endsAt: '2026-05-03T14:05:00.000Z',
};
const account: OwnAccount = {
  email: 'ann@rose.example',
  firstName: 'Ann',
  lastName: 'Bell',
  telephone: '',
  version: 1,
  passwordChangedAt: '2026-05-03T13:05:00.000Z',
  sessions: 2,
  recoveryCodesLeft: null,
};

interface Rows {
  facts: {
    rows: { key: { text: string }; value: { text: string }; actions: { items: { text: string }[] } }[];
  };
}
/** Each row as people read it, with its links. */
const rowsOf = (...given: Parameters<typeof accountPage>) =>
  Object.fromEntries(
    (accountPage(...given).model as unknown as Rows).facts.rows.map(({ key, value, actions }) => [
      key.text,
      [value.text, ...actions.items.map(({ text }) => text)],
    ]),
  );

test('each row says what it is, and leads to where it is changed', () => {
  expect(rowsOf(session, account)).toEqual({
    Name: ['Ann Bell', 'Change'],
    Telephone: ['Not given', 'Change'],
    'Email address': ['ann@rose.example', 'Change'],
    'Emails we send you': ['You choose which', 'Change'],
    Password: ['Set on 3 May 2026', 'Change'],
    'Authenticator app': ['Not set up', 'Set up'],
    Passkeys: ['None', 'Add'],
    'Signed in': ['On 2 devices or browsers', 'See where'],
  });
});

test('whoever has an app is told how many recovery codes are left; staff cannot take theirs away', () => {
  const withApp = { ...account, recoveryCodesLeft: 2 };
  const passed = {
    ...session,
    secondFactor: 'passed' as const,
    secondFactors: { app: true, passkeys: true },
  };
  expect(rowsOf(passed, withApp)).toMatchObject({
    'Authenticator app': ['Set up', 'Change', 'Take away'],
    Passkeys: ['Set up', 'Change'],
    'Recovery codes': ['2 left', 'Make new'],
  });
  const staff = { role: 'helpdesk-operator' as const, areas: [] };
  expect(rowsOf({ ...passed, staff }, withApp)).toMatchObject({
    'Authenticator app': ['Set up', 'Change'],
  });
});

test('an account of another service has a row where there is such a service', () => {
  const service = 'Staffmail';
  const linked = { account: 'ann@staffmail.example', linkedAt: '2026-05-03T10:00:00.000Z', lastUsedAt: null };
  expect(rowsOf(session, account, { service, linked: null })).toMatchObject({
    Staffmail: ['Not linked', 'Link'],
  });
  expect(rowsOf(session, account, { service, linked })).toMatchObject({
    Staffmail: ['ann@staffmail.example', 'Change'],
  });
  expect(rowsOf(session, account, { service, linked: undefined })).toMatchObject({
    Staffmail: ['Cannot be shown right now', 'Link'],
  });
});

test('what the session knows is shown while the account cannot be asked for', () => {
  expect(rowsOf(session, undefined)).toMatchObject({
    Name: ['Ann Bell', 'Change'],
    Telephone: ['Cannot be shown right now', 'Change'],
  });
});

test('whoever leaves, or closes their account, is led past what they would leave behind', () => {
  const [membership] = session.memberships;
  const inHand = { code: 'VL00D', organisationName: 'ROSE HOUSE', questions: 3 };
  expect(closingPage(session, []).model).toMatchObject({ first: [], submit: 'Close my account' });
  const { first, submit } = closingPage(session, [inHand]).model;
  expect(submit).toBe('Close my account all the same');
  expect(first.map(({ text }) => text)).toEqual(['You still have 3 questions to answer at ROSE HOUSE.']);
  expect(leavePage(membership!, undefined).model.submit).toBe('Leave');
  expect(leavePage(membership!, first[0]).model.submit).toBe('Leave all the same');
});
