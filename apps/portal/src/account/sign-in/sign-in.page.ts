import type { Session } from '@dspt/contracts/identity/sessions';
import type { Form } from '../../pages/form.js';
import { ofTheForm, REQUEST_ID } from '../../pages/form-owner.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { readInterrupted, type InterruptedForm } from './interrupted-form.js';

const hidden = (form: Form) =>
  ['return', 'interrupted'].flatMap((name) => (form.text(name) ? [{ name, value: form.text(name) }] : []));

export const signInPage = (form: Form, status?: number) =>
  view(
    'account/sign-in/sign-in',
    {
      title: 'Sign in',
      form,
      action: paths.signIn,
      hidden: hidden(form),
      kept: readInterrupted(form.text('interrupted')) !== undefined,
      email: form.input('email', {
        label: 'Email address',
        type: 'email',
        autocomplete: 'username',
        spellcheck: false,
      }),
      password: form.password('password', { label: 'Password', autocomplete: 'current-password' }),
      passkeyAction: paths.signInWithPasskey,
      otherServicePath: withQuery(paths.linkedAccount.begin, { return: form.text('return') }),
      elsewherePath: paths.signInElsewhere,
      forgottenPath: paths.forgottenPassword,
      registerPath: paths.findCode,
    },
    status,
  );

/** After the password. @param has what the person can show */
export const secondFactorPage = (form: Form, has: Session['secondFactors']) =>
  view('account/sign-in/second-factor', {
    title: has.app ? 'Enter your 6-digit code' : 'Use your passkey',
    form,
    action: paths.secondFactor,
    passkeyAction: has.passkeys ? paths.secondFactorWithPasskey : undefined,
    hidden: hidden(form),
    code: form.input('code', {
      ...(has.app
        ? {
            label: 'Enter your 6-digit code',
            hint: 'Open your authenticator app to see the code. It changes every 30 seconds. If you cannot open it, enter one of your 10-digit recovery codes.',
          }
        : {
            label: 'Or enter a recovery code',
            hint: 'If you cannot use your passkey, enter one of your 10-digit recovery codes.',
          }),
      heading: has.app,
      width: '10',
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      spellcheck: false,
    }),
  });

/** Two tabs, two organisations: the form of one came while acting for the other. */
export const changeBackPage = (code: string, interrupted: string) =>
  view(
    'account/sign-in/change-back',
    {
      title: 'You have changed organisation since you opened that page',
      action: paths.chooseOrganisation,
      hidden: [
        { name: 'code', value: code },
        { name: 'interrupted', value: interrupted },
      ],
      submit: `Change back to ${code} and go on`,
      homePath: paths.home,
    },
    409,
  );

/** After signing in again: what had been typed, one click from being saved. */
export const resumePage = ({ path, values }: InterruptedForm) =>
  view('account/sign-in/resume', {
    title: 'What you typed is still here',
    action: path,
    requestId: values[REQUEST_ID]?.[0],
    fields: Object.entries(values).flatMap(([name, texts]) =>
      ofTheForm.has(name) ? [] : texts.map((value) => ({ name, value })),
    ),
  });
