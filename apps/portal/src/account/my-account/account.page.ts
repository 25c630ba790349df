import { roleNames } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { renderSVG } from 'uqr';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const secondFactorWords: Record<Session['secondFactor'], string> = {
  none: 'Not set up',
  'set-up-required': 'Not set up yet',
  required: 'Set up',
  passed: 'Set up',
};

export const accountPage = ({ person, memberships, secondFactor }: Session) =>
  view('account/my-account/account', {
    title: 'Your account',
    facts: summaryRows([
      ['Name', `${person.firstName} ${person.lastName}`],
      ['Email address', person.email],
      ['Authenticator app', secondFactorWords[secondFactor]],
    ]),
    organisations: memberships.map(({ organisationName, code, role }) => ({
      text: `${organisationName} (${code}), ${roleNames[role]}`,
      leavePath: paths.leaveOrganisation(code),
      organisationName,
    })),
    setUpPath: secondFactor === 'none' ? paths.setUpSecondFactor : undefined,
    passwordPath: paths.forgottenPassword,
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
