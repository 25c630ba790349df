import { roleNames } from '@dspt/contracts/access';
import type { LinkedAccount } from '@dspt/contracts/identity/openid';
import type { OwnAccount } from '@dspt/contracts/identity/own-account';
import type { Session } from '@dspt/contracts/identity/sessions';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import type { handOverFirst } from '../../provider/handover/in-hand.js';
import { paths } from '../../paths.js';

interface Row {
  key: string;
  value: string;
  links?: { href: string; text: string; about: string }[];
}

const row = ({ key, value, links = [] }: Row) => ({
  key: { text: key },
  value: { text: value, classes: 'app-break' },
  actions: {
    items: links.map(({ about, ...link }) => ({ ...link, visuallyHiddenText: about })),
  },
});

const change = (href: string, about: string) => ({ href, text: 'Change', about });

const signedInWords = (sessions: number) =>
  sessions > 1 ? `On ${sessions} devices or browsers` : 'On this device only';

const appLinks = ({ app }: Session['secondFactors'], isStaff: boolean): Row['links'] => {
  const about = 'your authenticator app';
  if (!app) return [{ href: paths.setUpSecondFactor, text: 'Set up', about: 'an authenticator app' }];
  const remove = { href: paths.ownAccount.removeSecondFactor, text: 'Take away', about };
  return [change(paths.setUpSecondFactor, about), ...(isStaff ? [] : [remove])];
};

/** @param left `null` without an authenticator app and a passkey */
const recoveryCodes = (left: number | null): Row[] =>
  left === null
    ? []
    : [
        {
          key: 'Recovery codes',
          value: `${left} left`,
          links: [{ href: paths.ownAccount.recoveryCodes, text: 'Make new', about: 'recovery codes' }],
        },
      ];

const passkeysRow = ({ passkeys }: Session['secondFactors']): Row => ({
  key: 'Passkeys',
  value: passkeys ? 'Set up' : 'None',
  links: [
    passkeys
      ? change(paths.ownAccount.passkeys, 'your passkeys')
      : { href: paths.ownAccount.passkeys, text: 'Add', about: 'a passkey' },
  ],
});

/** Another service to sign in with; `linked` is undefined while it cannot be asked for. */
interface OtherService {
  service: string;
  linked: LinkedAccount | null | undefined;
}

function linkedAccountRow({ service, linked }: OtherService): Row {
  const href = paths.ownAccount.linkedAccount;
  const about = `your account of ${service}`;
  const known = linked ? linked.account : 'Not linked';
  return {
    key: service,
    value: linked === undefined ? 'Cannot be shown right now' : known,
    links: [linked ? change(href, about) : { href, text: 'Link', about }],
  };
}

const personRows = (person: Session['person'], account: OwnAccount | undefined): Row[] => [
  {
    key: 'Name',
    value: `${person.firstName} ${person.lastName}`,
    links: [change(paths.ownAccount.details, 'your name')],
  },
  {
    key: 'Telephone',
    value: account ? account.telephone || 'Not given' : 'Cannot be shown right now',
    links: [change(paths.ownAccount.details, 'your telephone number')],
  },
  {
    key: 'Email address',
    value: person.email,
    links: [change(paths.ownAccount.email, 'your email address')],
  },
  {
    key: 'Emails we send you',
    value: 'You choose which',
    links: [change(paths.ownAccount.emails, 'which emails we send you')],
  },
];

/** `account` is undefined while it cannot be asked for: what the session knows is shown all the same. */
export const accountPage = (
  { person, memberships, secondFactors, staff }: Session,
  account: OwnAccount | undefined,
  other?: OtherService,
) =>
  view('account/my-account/account', {
    title: 'Your account',
    facts: {
      rows: [
        ...personRows(person, account),
        {
          key: 'Password',
          value: account?.passwordChangedAt ? `Set on ${momentDay(account.passwordChangedAt)}` : 'Set',
          links: [change(paths.ownAccount.password, 'your password')],
        },
        ...(other ? [linkedAccountRow(other)] : []),
        {
          key: 'Authenticator app',
          value: secondFactors.app ? 'Set up' : 'Not set up',
          links: appLinks(secondFactors, staff !== null),
        },
        passkeysRow(secondFactors),
        ...recoveryCodes(account?.recoveryCodesLeft ?? null),
        {
          key: 'Signed in',
          value: account ? signedInWords(account.sessions) : 'Cannot be shown right now',
          links: [{ href: paths.ownAccount.sessions, text: 'See where', about: 'you are signed in' }],
        },
      ].map(row),
    },
    organisations: {
      rows: memberships
        .map(({ organisationName, code, role }) => ({
          key: `${organisationName} (${code})`,
          value: roleNames[role],
          links: [{ href: paths.leaveOrganisation(code), text: 'Leave', about: organisationName }],
        }))
        .map(row),
    },
    addPath: paths.findCode,
    dataPath: paths.ownAccount.data,
    closePath: staff === null ? paths.ownAccount.close : undefined,
  });

type Membership = Session['memberships'][number];

export const leavePage = (
  { organisationName, code, role }: Membership,
  first: ReturnType<typeof handOverFirst> | undefined,
  form = new Form(),
) =>
  view('account/my-account/leave', {
    title: `Leave ${organisationName}?`,
    back: paths.account,
    form,
    action: paths.leaveOrganisation(code),
    organisationName,
    first,
    submit: first ? 'Leave all the same' : 'Leave',
    administrator: role === 'administrator',
    contactPath: paths.contact,
    accountPath: paths.account,
  });
