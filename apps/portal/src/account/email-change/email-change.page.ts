import type { EmailChange, EmailChangeState, MailboxSide } from '@dspt/contracts/identity/email-changes';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';

/** The helpdesk corrects an address, with a second person’s approval. */
const askHelpdesk = withQuery(paths.contact, { topic: 'sign-in' });

export const wantedPage = (email: string, form: Form) =>
  view('account/email-change/wanted', {
    title: 'Change your email address',
    back: paths.account,
    form,
    now: email,
    action: paths.ownAccount.email,
    email: form.input('email', {
      label: 'New email address',
      hint: 'You sign in with it, and we write to it. Use one that only you read.',
      type: 'email',
      autocomplete: 'email',
      spellcheck: false,
    }),
    password: form.password('password', { label: 'Password', autocomplete: 'current-password' }),
    forgottenPath: paths.forgottenPassword,
    helpdeskPath: askHelpdesk,
  });

const confirmedText = ({ confirmed }: EmailChange, side: MailboxSide): string =>
  confirmed.includes(side) ? 'Confirmed' : 'Not yet confirmed';

/** While it waits for the two mailboxes. */
export const waitingPage = (change: EmailChange, form = new Form()) =>
  view('account/email-change/waiting', {
    title: 'Check both of your mailboxes',
    back: paths.account,
    form,
    until: momentText(change.expiresAt),
    facts: summaryRows([
      [change.from, confirmedText(change, 'old')],
      [change.to, confirmedText(change, 'new')],
    ]),
    cancelPath: paths.ownAccount.cancelEmail,
    helpdeskPath: askHelpdesk,
  });

/** What the link in either mailbox leads to: nothing changes before a button is pressed. */
export const confirmPage = (change: EmailChange, side: MailboxSide, token: string, form = new Form()) =>
  view('account/email-change/confirm', {
    title: side === 'new' ? 'Is this your new email address?' : 'Do you want another email address?',
    form,
    facts: summaryRows([
      ['Address now', change.from],
      ['New address', change.to],
    ]),
    confirmPath: paths.emailChange.confirm(side, token),
    confirm: side === 'new' ? 'Yes, use this address' : 'Yes, change it',
    stopPath: paths.emailChange.stop(side, token),
  });

const outcomes: Record<Exclude<EmailChangeState, 'open'>, { title: string; text: string }> = {
  done: {
    title: 'Your email address has changed',
    text: 'Sign in with the new address from now on. Your password is still the same.',
  },
  taken: {
    title: 'The new address has an account already',
    text: 'So nothing has changed. If both accounts are yours, ask the helpdesk to put them together.',
  },
  cancelled: {
    title: 'This link no longer works',
    text: 'The change was cancelled, or another address was asked for since. Use the link in the newest email.',
  },
  stopped: {
    title: 'Nothing has changed',
    text: 'The change was stopped. If you did not ask for it, somebody may know your password: choose a new one.',
  },
  expired: {
    title: 'This link no longer works',
    text: 'It worked for 24 hours. Sign in and ask for the change again.',
  },
};

/** After a mailbox has confirmed or stopped it, or too late. */
export function outcomePage(change: EmailChange, side: MailboxSide) {
  const other = side === 'old' ? change.to : change.from;
  const shown =
    change.state === 'open'
      ? {
          title: 'Now the other mailbox',
          text: `Thank you. Open the email that we sent to ${other}, and press the link in it, too. Then the address changes.`,
        }
      : outcomes[change.state];
  return view('account/email-change/outcome', {
    ...shown,
    signInPath: paths.signIn,
    passwordPath: change.state === 'stopped' ? paths.forgottenPassword : undefined,
    helpdeskPath: askHelpdesk,
  });
}
