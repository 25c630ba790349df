import type { Output } from '@dspt/contracts/define';
import type { getPasswordReset } from '@dspt/contracts/identity/passwords';
import type { humanCheck } from '../human-check/human-check.js';
import { newPasswords } from '../invitations/invitations.page.js';
import type { Form } from '../pages/form.js';
import { view } from '../pages/view.js';
import { paths } from '../paths.js';

type Reset = Output<typeof getPasswordReset>;

export const forgottenPage = (form: Form, check: ReturnType<typeof humanCheck>) =>
  view('passwords/forgotten', {
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

/** The same whether or not there is an account. */
export const resetSentPage = (email: string) =>
  view('registration/request-sent', {
    title: 'Check your email',
    lines: [
      `If ${email} has an account, we have sent a link to choose a new password. It works for 1 hour.`,
      'If it does not arrive, look in your junk or spam folder, and check that you entered the right address.',
    ],
  });

export const resetPage = (token: string, { email }: Reset, form: Form) =>
  view('passwords/reset', {
    title: 'Choose a new password',
    form,
    action: paths.resetPassword(token),
    email,
    passwords: newPasswords(form),
  });

export function closedResetPage(state: Exclude<Reset['state'], 'open'>) {
  const title = state === 'used' ? 'This link has been used already' : 'This link no longer works';
  const text =
    state === 'used'
      ? 'Sign in with your new password. If you do not know it, ask for a new link.'
      : 'Links to reset a password work for 1 hour. Ask for a new one.';
  const links = [
    { text: 'Ask for a new link', href: paths.forgottenPassword },
    { text: 'Sign in', href: paths.signIn },
  ];
  return view('invitations/closed', { title, text, links }, 410);
}
