import type { Output } from '@dspt/contracts/define';
import type { getPasswordReset } from '@dspt/contracts/identity/passwords';
import type { humanCheck } from '../../human-check/human-check.js';
import { outcomeLink } from '../../help/email-outcomes/email-outcomes.page.js';
import { newPasswords } from '../invitations/invitations.page.js';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Reset = Output<typeof getPasswordReset>;

export const forgottenPage = (form: Form, check: ReturnType<typeof humanCheck>) =>
  view('account/passwords/forgotten', {
    title: 'Forgotten password',
    back: paths.signIn,
    form,
    action: paths.forgottenPassword,
    email: form.input('email', {
      label: 'Email address',
      type: 'email',
      autocomplete: 'username',
      spellcheck: false,
    }),
    check,
  });

/** The same whether or not there is an account; so that what became of the email is not told here either. */
export const resetSentPage = (email: string) =>
  view('account/registration/request-sent', {
    title: 'Check your email',
    lines: [
      `If ${email} has an account, we have sent a link to choose a new password. It works for 1 hour.`,
      'If it does not arrive, look in your junk or spam folder, and check that you entered the right address.',
    ],
  });

export const resetRenewedPage = (formId: string | undefined) =>
  view('account/registration/request-sent', {
    title: 'Check your email',
    lines: [
      'We have sent a fresh link to the same email address. It works for 1 hour.',
      'If it does not arrive, look in your junk or spam folder.',
    ],
    outcome: outcomeLink(formId),
  });

export const resetPage = (token: string, { email, newerSentAt }: Reset, form: Form) =>
  view('account/passwords/reset', {
    title: 'Choose a new password',
    form,
    action: paths.resetPassword(token),
    email,
    newer: newerSentAt
      ? `A newer link was sent on ${momentText(newerSentAt)}. You can use this one all the same: the first to be used counts.`
      : undefined,
    passwords: newPasswords(form),
  });

export function closedResetPage(token: string, state: Exclude<Reset['state'], 'open'>, form: Form) {
  const title = state === 'used' ? 'This link has been used already' : 'This link no longer works';
  const text =
    state === 'used'
      ? 'Sign in with your new password. If you do not know it, we can send you a fresh link.'
      : 'Links to choose a new password work for 1 hour. We can send you a fresh one.';
  const links = [{ text: 'Sign in', href: paths.signIn }];
  return view(
    'account/invitations/closed',
    { title, text, form, renew: paths.renewReset(token), links },
    410,
  );
}
