import { emailKind, emailKindNames, type EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const about: Record<EmailKind, string> = {
  reminders: 'We write when what you published is about to end, and it is time to publish again.',
  work: 'We write when a colleague gives you questions to answer.',
  'coming-up':
    'We write when a document is out of date, or something you planned is due. It is one email a month for each organisation.',
  news: 'We write when somebody leaves, when you are the only administrator, when there are new sites, and when a head office publishes for you.',
};

export const preferencesPage = (form: Form) =>
  view('account/email-preferences/preferences', {
    title: 'Emails we send you',
    back: paths.account,
    form,
    action: paths.ownAccount.emails,
    hidden: [{ name: 'version', value: form.text('version') }],
    wanted: form.checkboxes('wanted', {
      label: 'Which emails do you want?',
      hint: 'Tick all that you want. Leave the others empty.',
      options: emailKind.options.map((value) => ({ value, text: emailKindNames[value], hint: about[value] })),
    }),
  });

const emailsOf = (kind: EmailKind): string => `“${emailKindNames[kind]}”`;

/** What the link in an email leads to: nothing changes before the button is pressed. */
export const choicePage = (kind: EmailKind, token: string, form = new Form()) =>
  view('account/email-preferences/subscription', {
    title: 'Do you want to stop these emails?',
    form,
    text: `You get emails of the kind ${emailsOf(kind)}. ${about[kind]}`,
    action: paths.stopEmails.one(kind, token),
    submit: 'Stop these emails',
    preferencesPath: paths.ownAccount.emails,
  });

export const stoppedPage = (kind: EmailKind, token: string, form = new Form()) =>
  view('account/email-preferences/subscription', {
    title: 'These emails have stopped',
    form,
    text: `We send you no more emails of the kind ${emailsOf(kind)}. One that was just on its way may still arrive.`,
    action: paths.stopEmails.again(kind, token),
    submit: 'Start them again',
    variant: 'secondary',
    preferencesPath: paths.ownAccount.emails,
  });

export const startedPage = (kind: EmailKind, token: string) =>
  view('account/email-preferences/subscription', {
    title: 'You get these emails again',
    form: new Form(),
    text: `We send you emails of the kind ${emailsOf(kind)}. ${about[kind]}`,
    action: paths.stopEmails.one(kind, token),
    submit: 'Stop these emails',
    variant: 'secondary',
    preferencesPath: paths.ownAccount.emails,
  });
