import type { LinkedAccount } from '@dspt/contracts/identity/openid';
import type { ProblemDetails } from '@dspt/contracts/problem';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { passwordAgain } from '../my-account/password-again.js';

/** @param service what people call the other service */
export const linkedAccountPage = (service: string, linked: LinkedAccount | null) =>
  view('account/linked-account/linked-account', {
    title: `Sign in with ${service}`,
    back: paths.account,
    service,
    facts: linked
      ? summaryRows([
          ['Account', linked.account],
          ['Linked', momentText(linked.linkedAt)],
          ['Last used', linked.lastUsedAt ? momentText(linked.lastUsedAt) : 'Not yet'],
        ])
      : undefined,
    beginPath: withQuery(paths.linkedAccount.begin, { return: paths.ownAccount.linkedAccount }),
    unlinkPath: paths.ownAccount.unlinkAccount,
  });

/** After signing in there: nobody links an account in somebody else's name at a computer that was left open. */
export const linkPage = (
  service: string,
  { account, email }: Record<'account' | 'email', string>,
  form: Form,
) =>
  view('account/linked-account/link', {
    title: `Link your ${service} account`,
    back: paths.ownAccount.linkedAccount,
    service,
    form,
    facts: summaryRows([
      [`Account of ${service}`, account],
      ['Your account here', email],
    ]),
    action: paths.ownAccount.linkAccount,
    password: form.password('password', { label: 'Password', autocomplete: 'current-password' }),
    forgottenPath: paths.forgottenPassword,
    beginPath: withQuery(paths.linkedAccount.begin, { return: paths.ownAccount.linkedAccount }),
  });

export const unlinkPage = (service: string, form: Form) =>
  view('account/my-account/password-again', {
    title: `Sign in with ${service} no longer`,
    back: paths.ownAccount.linkedAccount,
    text: 'From then on you sign in with your email address and password.',
    action: paths.ownAccount.unlinkAccount,
    submit: 'Unlink it',
    variant: 'warning',
    ...passwordAgain(form),
  });

/** Signed in there, and not known here. */
export const notLinkedPage = (service: string, account: string) =>
  view('account/linked-account/not-linked', {
    title: `Your ${service} account is not linked yet`,
    service,
    account,
    signInPath: withQuery(paths.signIn, { return: paths.ownAccount.linkAccount }),
    forgottenPath: paths.forgottenPassword,
    registerPath: paths.findCode,
  });

/** The way there and back came to nothing. */
export const notSignedInPage = ({ title, detail, status }: ProblemDetails, back: string) =>
  view(
    'account/linked-account/not-signed-in',
    {
      title,
      text: detail ?? '',
      againPath: withQuery(paths.linkedAccount.begin, { return: back }),
      signInPath: withQuery(paths.signIn, { return: back }),
    },
    status,
  );
