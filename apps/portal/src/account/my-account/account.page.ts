import { roleNames } from '@dspt/contracts/access';
import type { OwnAccount } from '@dspt/contracts/identity/own-account';
import type { Session } from '@dspt/contracts/identity/sessions';
import { renderSVG } from 'uqr';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const secondFactorWords: Record<Session['secondFactor'], string> = {
  none: 'Not set up',
  'set-up-required': 'Not set up yet',
  required: 'Set up',
  passed: 'Set up',
};

interface Row {
  key: string;
  value: string;
  link?: { href: string; text: string; about: string } | undefined;
}

const row = ({ key, value, link }: Row) => ({
  key: { text: key },
  value: { text: value, classes: 'app-break' },
  actions: link && {
    items: [{ href: link.href, text: link.text, visuallyHiddenText: link.about }],
  },
});

const change = (href: string, about: string) => ({ href, text: 'Change', about });

const signedInWords = (sessions: number) =>
  sessions > 1 ? `On ${sessions} devices or browsers` : 'On this device only';

/** `account` is undefined while it cannot be asked for: what the session knows is shown all the same. */
export const accountPage = (
  { person, memberships, secondFactor }: Session,
  account: OwnAccount | undefined,
) =>
  view('account/my-account/account', {
    title: 'Your account',
    facts: {
      rows: [
        {
          key: 'Name',
          value: `${person.firstName} ${person.lastName}`,
          link: change(paths.ownAccount.details, 'your name'),
        },
        {
          key: 'Telephone',
          value: account ? account.telephone || 'Not given' : 'Cannot be shown right now',
          link: change(paths.ownAccount.details, 'your telephone number'),
        },
        { key: 'Email address', value: person.email },
        {
          key: 'Password',
          value: account?.passwordChangedAt ? `Set on ${momentDay(account.passwordChangedAt)}` : 'Set',
          link: change(paths.ownAccount.password, 'your password'),
        },
        {
          key: 'Authenticator app',
          value: secondFactorWords[secondFactor],
          link:
            secondFactor === 'none'
              ? { href: paths.setUpSecondFactor, text: 'Set up', about: 'an authenticator app' }
              : undefined,
        },
        {
          key: 'Signed in',
          value: account ? signedInWords(account.sessions) : 'Cannot be shown right now',
          link: { href: paths.ownAccount.sessions, text: 'See where', about: 'you are signed in' },
        },
      ].map(row),
    },
    organisations: {
      rows: memberships
        .map(({ organisationName, code, role }) => ({
          key: `${organisationName} (${code})`,
          value: roleNames[role],
          link: { href: paths.leaveOrganisation(code), text: 'Leave', about: organisationName },
        }))
        .map(row),
    },
    addPath: paths.findCode,
  });

type Membership = Session['memberships'][number];

export const leavePage = ({ organisationName, code, role }: Membership, form = new Form()) =>
  view('account/my-account/leave', {
    title: `Leave ${organisationName}?`,
    back: paths.account,
    form,
    action: paths.leaveOrganisation(code),
    organisationName,
    administrator: role === 'administrator',
    contactPath: paths.contact,
    accountPath: paths.account,
  });

/** Nobody sets one up in somebody else's name at a computer that was left open. */
export const passwordAgainPage = (form: Form) =>
  view('account/my-account/password-again', {
    title: 'Enter your password again',
    form,
    action: paths.setUpSecondFactor,
    hidden: [{ name: 'return', value: form.text('return') }],
    password: form.password('password', { label: 'Password', autocomplete: 'current-password' }),
    forgottenPath: paths.forgottenPassword,
  });

/** The same secret is kept while the code is being tried, so that the app need not be set up twice. */
export const setUpPage = ({ secret, uri }: { secret: string; uri: string }, form = new Form()) =>
  view('account/my-account/second-factor', {
    title: 'Set up an authenticator app',
    form,
    action: paths.setUpSecondFactor,
    hidden: [
      { name: 'secret', value: secret },
      { name: 'uri', value: uri },
      { name: 'return', value: form.text('return') },
    ],
    image: `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { pixelSize: 5 })).toString('base64')}`,
    secret: secret.match(/.{1,4}/g)?.join(' ') ?? '',
    code: form.input('code', {
      label: '6-digit code from the app',
      width: '10',
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      spellcheck: false,
    }),
  });
