import { roleNames } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { getInvitation } from '@dspt/contracts/identity/registrations';
import { passwordHint } from '../passwords/password-hint.js';
import type { Form } from '../pages/form.js';
import { summaryRows } from '../pages/summary.js';
import { view } from '../pages/view.js';
import { paths } from '../paths.js';
import { termsOf } from '../registration/registration.page.js';

type Invitation = Output<typeof getInvitation>;

/** The page behind the link: who is invited to what, and the password. */
export function invitationPage(token: string, invitation: Invitation, form: Form) {
  const { hasAccount, email, organisationName } = invitation;
  return view('invitations/invitation', {
    title: hasAccount ? 'Confirm that it is you' : 'Choose your password',
    form,
    action: paths.invitation.accept(token),
    email,
    summary: summaryOf(invitation),
    lead: organisationName
      ? `You have been invited to act for ${organisationName}.`
      : 'You have been invited to work for this service.',
    passwords: hasAccount ? [accountPassword(form)] : newPasswords(form),
    terms: termsOf(form),
    termsPath: paths.information.terms,
    forgottenPath: hasAccount ? paths.forgottenPassword : undefined,
  });
}

const summaryOf = ({ email, firstName, lastName, organisationName, code, role }: Invitation) =>
  summaryRows([
    ['Email address', email],
    ['Name', `${firstName} ${lastName}`],
    ...(organisationName ? [['Organisation', `${organisationName} (${code ?? ''})`] as const] : []),
    ['Role', roleNames[role]],
  ]);

const accountPassword = (form: Form) =>
  form.password('password', {
    label: 'Password',
    hint: 'You have an account with this email address already. Enter its password.',
    autocomplete: 'current-password',
  });

/** A new password, twice. */
export const newPasswords = (form: Form) => [
  form.password('password', { label: 'New password', hint: passwordHint, autocomplete: 'new-password' }),
  form.password('confirmation', { label: 'Enter the new password again', autocomplete: 'new-password' }),
];

/** A link that no longer works, with what to do instead. */
export function closedInvitationPage(token: string, state: Exclude<Invitation['state'], 'open'>) {
  const words = {
    expired: {
      title: 'This link no longer works',
      text: 'Links work for 24 hours, and a fresh link replaces the one before. We can send you a fresh one.',
    },
    used: {
      title: 'This link has been used already',
      text: 'Sign in with your email address and password. If you have forgotten the password, reset it.',
    },
    cancelled: {
      title: 'This invitation has been withdrawn',
      text: 'Ask an administrator of the organisation if you think that you should have access.',
    },
  }[state];
  return view(
    'invitations/closed',
    {
      ...words,
      renew: state === 'expired' ? paths.invitation.renew(token) : undefined,
      links:
        state === 'used'
          ? [
              { text: 'Sign in', href: paths.signIn },
              { text: 'I have forgotten my password', href: paths.forgottenPassword },
            ]
          : [{ text: 'Contact the helpdesk', href: paths.contact }],
    },
    410,
  );
}

export const renewedPage = () =>
  view('registration/request-sent', {
    title: 'Check your email',
    lines: [
      'We have sent a fresh link to the same email address. It works for 24 hours.',
      'If it does not arrive, look in your junk or spam folder.',
    ],
  });
