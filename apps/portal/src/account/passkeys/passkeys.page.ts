import type { Passkey } from '@dspt/contracts/identity/passkeys';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { passwordAgain } from '../my-account/password-again.js';

export const passkeysPage = (passkeys: Passkey[]) =>
  view('account/passkeys/passkeys', {
    title: 'Your passkeys',
    back: paths.account,
    passkeys: passkeys.map(({ id, name, synced, createdAt, lastUsedAt }) => ({
      name,
      facts: summaryRows([
        ['Added', momentText(createdAt)],
        ['Last used', lastUsedAt ? momentText(lastUsedAt) : 'Not yet'],
        ['Where', synced ? 'On your devices that share their passkeys' : 'On one device only'],
      ]),
      removePath: paths.ownAccount.removePasskey(id),
    })),
    addPath: paths.ownAccount.addPasskey,
  });

/** Nobody adds one in somebody else's name at a computer that was left open. */
export const beforeAddingPage = (form: Form) =>
  view('account/my-account/password-again', {
    title: 'Add a passkey',
    back: paths.ownAccount.passkeys,
    text: 'From then on, whoever signs in with your password is asked for a passkey or a code as well. We ask for your password first, so that nobody else can do it in your name.',
    action: paths.ownAccount.addPasskey,
    submit: 'Continue',
    ...passwordAgain(form),
  });

/** @param options what the browser is told to make, kept while the name is being mended */
export const addPage = (options: string, form = new Form()) =>
  view('account/passkeys/add', {
    title: 'Make a passkey',
    back: paths.ownAccount.passkeys,
    form,
    options,
    action: paths.ownAccount.addPasskey,
    hidden: [{ name: 'options', value: options }],
    name: form.input('name', {
      label: 'What do you want to call it?',
      hint: 'So that you know it again, such as “My phone” or “Office computer”.',
      width: '20',
    }),
  });

export const removalPage = ({ id, name }: Pick<Passkey, 'id' | 'name'>, form = new Form()) =>
  view('account/my-account/password-again', {
    title: `Take the passkey “${name}” away`,
    back: paths.ownAccount.passkeys,
    text: 'Nobody can sign in with it any more. Delete it on your device as well.',
    action: paths.ownAccount.removePasskey(id),
    submit: 'Take it away',
    variant: 'warning',
    ...passwordAgain(form),
    hidden: [{ name: 'name', value: name }],
  });
