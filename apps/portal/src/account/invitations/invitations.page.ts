import { roleNames } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { getInvitation, MyInvitation } from '@dspt/contracts/identity/invitations';
import { outcomeLink } from '../../help/email-outcomes/email-outcomes.page.js';
import { passwordHint } from '../passwords/password-hint.js';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { personNames } from '../registration/person-fields.js';
import { refusalPage } from '../registration/refusal.js';
import { termsOf } from '../registration/registration.page.js';

type Invitation = Output<typeof getInvitation>;
type Closed = Exclude<Invitation['state'], 'open' | 'taken'>;

/** The page behind the link: who is invited to what, and the password. */
export function invitationPage(token: string, invitation: Invitation, form: Form, isTheirs: boolean) {
  const { hasAccount, email, organisationName } = invitation;
  return view('account/invitations/invitation', {
    title: isTheirs
      ? 'You have been invited'
      : hasAccount
        ? 'Confirm that it is you'
        : 'Choose your password',
    form,
    action: paths.invitation.accept(token),
    email,
    summary: summaryOf(invitation),
    lead: organisationName
      ? `You have been invited to act for ${organisationName}.`
      : 'You have been invited to work for this service.',
    submit: isTheirs ? 'Accept the invitation' : 'Continue',
    passwords: isTheirs ? [] : hasAccount ? [accountPassword(form)] : newPasswords(form),
    terms: isTheirs || invitation.termsAccepted ? undefined : termsOf(form),
    acceptedByGoingOn: !isTheirs && !hasAccount && invitation.termsAccepted,
    termsPath: paths.information.terms,
    declinePath: invitation.declinable ? paths.invitation.decline(token) : undefined,
    forgottenPath: hasAccount && !isTheirs ? paths.forgottenPassword : undefined,
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

/** Whoever is signed in accepts with a press; nobody is attached to an organisation before. */
export const myInvitationsPage = (invitations: MyInvitation[], form = new Form()) =>
  view('account/invitations/mine', {
    title: 'Your invitations',
    form,
    invitations: invitations.map(({ id, code, organisationName, role, invitedBy, expiresAt }) => ({
      name: organisationName,
      facts: summaryRows([
        ['Organisation', `${organisationName} (${code})`],
        ['Role', roleNames[role]],
        ['Invited by', invitedBy ?? 'The helpdesk'],
        ['Can be accepted until', momentText(expiresAt)],
      ]),
      action: paths.invitation.acceptMine(id),
      declinePath: paths.invitation.declineMine(id),
    })),
    homePath: paths.home,
  });

/** Asked once more: it cannot be taken back by whoever does it. */
export const declinePage = (
  { organisationName }: Pick<Invitation, 'organisationName'>,
  form: Form,
  { action, back }: { action: string; back: string },
) =>
  view('provider/users/remove', {
    title: `Decline the invitation to ${organisationName}?`,
    back,
    form,
    action,
    text: 'The invitation is over then, and its link stops working. Whoever invited you is told by email. They can invite you again.',
    submit: 'Decline the invitation',
    cancelPath: back,
  });

export const declinedPage = () =>
  view('account/registration/request-sent', {
    title: 'You have declined the invitation',
    lines: [
      'Whoever invited you is told by email. Nobody has been given access, and no account has been made.',
      'You can close this page. If you want to join after all, ask them to invite you again.',
    ],
  });

/** Somebody else was quicker to register the organisation. */
export const takenPage = (invitation: Invitation, signedIn: boolean) => {
  const { organisationName, code } = invitation;
  return refusalPage(
    code!,
    {
      type: 'about:blank',
      code: 'already-has-administrator',
      status: 409,
      title: `${organisationName} has been registered by somebody else meanwhile`,
      detail: `They are its administrator now, and you have done nothing wrong. Ask to join: they get an email with your details, and can let you in. If nobody there works at the organisation any more, tell the helpdesk.`,
    },
    {
      typed: personNames.map((name) => ({ name, value: invitation[name] })).filter(({ value }) => value),
      signedIn,
    },
  );
};

/** A link that no longer works, with what to do instead. */
export function closedInvitationPage(
  token: string,
  { state, sentAt }: { state: Closed; sentAt: string },
  form = new Form(),
) {
  const words = {
    expired: {
      title: 'This link no longer works',
      text: 'Links work for 24 hours. We can send you a fresh one.',
    },
    replaced: {
      title: 'We have sent you a newer link',
      text: `It was sent on ${momentText(sentAt)}, to the same email address, and replaces this one. Use the link in the newest email; or have a fresh one sent.`,
    },
    used: {
      title: 'This link has been used already',
      text: 'Sign in with your email address and password. If you have forgotten the password, reset it.',
    },
    declined: {
      title: 'This invitation has been declined',
      text: 'If you want to join after all, ask whoever invited you to invite you again.',
    },
    cancelled: {
      title: 'This invitation has been withdrawn',
      text: 'Ask an administrator of the organisation if you think that you should have access.',
    },
  }[state];
  return view(
    'account/invitations/closed',
    {
      ...words,
      form,
      renew: state === 'expired' || state === 'replaced' ? paths.invitation.renew(token) : undefined,
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

export const renewedPage = (formId: string | undefined) =>
  view('account/registration/request-sent', {
    title: 'Check your email',
    lines: [
      'We have sent a fresh link to the same email address. It works for 24 hours.',
      'If it does not arrive, look in your junk or spam folder.',
    ],
    outcome: outcomeLink(formId),
  });
