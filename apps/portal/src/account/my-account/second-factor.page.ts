import { renderSVG } from 'uqr';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { passwordAgain } from './password-again.js';

const code = {
  width: '10',
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  spellcheck: false,
} as const;

/** Of the app there is, before it is changed. */
const codeNow = (form: Form) =>
  form.input('code', {
    label: '6-digit code from the app you have now',
    hint: 'If you have lost it, enter one of your recovery codes.',
    ...code,
  });

/** Nobody sets one up in somebody else's name at a computer that was left open. */
export const passwordAgainPage = (form: Form, replaces: boolean) =>
  view('account/my-account/password-again', {
    ...passwordAgain(form),
    title: replaces ? 'Set up another authenticator app' : 'Enter your password again',
    back: replaces ? paths.account : undefined,
    text: replaces
      ? 'The app you have now works until the new one is set up. We ask for your password and a code first, so that nobody else can do it in your name.'
      : 'Next you set up an authenticator app. We ask for your password first, so that nobody else can do it in your name.',
    action: paths.setUpSecondFactor,
    hidden: [{ name: 'return', value: form.text('return') }],
    code: replaces ? codeNow(form) : undefined,
    submit: 'Continue',
  });

export const removalPage = (form: Form) =>
  view('account/my-account/password-again', {
    ...passwordAgain(form),
    title: 'Take your authenticator app away',
    back: paths.account,
    text: 'From then on you are not asked for its code. Your account is safer with the app.',
    action: paths.ownAccount.removeSecondFactor,
    code: codeNow(form),
    submit: 'Take the app away',
    variant: 'warning',
  });

export const newCodesPage = (form: Form) =>
  view('account/my-account/password-again', {
    ...passwordAgain(form),
    title: 'Make new recovery codes',
    back: paths.account,
    text: 'You get 10 new codes. The ones you have now no longer work then.',
    action: paths.ownAccount.recoveryCodes,
    submit: 'Make new codes',
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
    code: form.input('code', { label: '6-digit code from the app', ...code }),
  });

/** The only time that they are shown. */
export const recoveryCodesPage = (form: Form) =>
  view('account/my-account/recovery-codes', {
    title: 'Keep your recovery codes',
    form,
    action: paths.ownAccount.codesKept,
    hidden: [
      ...form.all('codes').map((value) => ({ name: 'codes', value })),
      { name: 'return', value: form.text('return') },
    ],
    codes: form.all('codes').map((one) => one.replace(/^(\d{5})(\d{5})$/, '$1 $2')),
    kept: form.checkboxes('kept', {
      label: 'Have you kept the codes?',
      options: [{ value: 'yes', text: 'I have kept them' }],
    }),
  });
