import type { Session } from '@dspt/contracts/identity/sessions';
import { caseTopic, caseTopicNames } from '@dspt/contracts/support/cases';
import type { Config } from '../../config.js';
import type { humanCheck } from '../../human-check/human-check.js';
import type { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { personFields } from '../../account/registration/person-fields.js';

type Helpdesk = Pick<Config, 'HELPDESK_TELEPHONE' | 'HELPDESK_EMAIL' | 'HELPDESK_HOURS'>;

export const topicMessage = { topic: 'Select what you need help with' };

export const contactPage = (
  form: Form,
  helpdesk: Helpdesk,
  person: Session['person'] | undefined,
  check: ReturnType<typeof humanCheck> | undefined,
) =>
  view('help/contact/contact', {
    title: 'Contact us',
    form,
    facts: helpdeskFacts(helpdesk),
    action: paths.contact,
    topic: form.radios('topic', {
      label: 'What do you need help with?',
      options: caseTopic.options.map((value) => ({ value, text: caseTopicNames[value] })),
    }),
    code: form.input('code', {
      label: 'ODS code of the organisation it is about (optional)',
      hint: 'For example, VL8HA. If you do not know it, leave this empty and tell us the name below.',
      width: '10',
      spellcheck: false,
    }),
    message: form.textarea('message', {
      label: 'What has happened, and what do you need?',
      hint: 'For example: who used to do this, when they left, and your job. Do not give passwords or details of patients.',
    }),
    sender: person && `${person.firstName} ${person.lastName} (${person.email})`,
    fields: person ? [] : personFields(form, 'The helpdesk answers to this address.'),
    check,
  });

export const sentPage = ({ number }: { number: string }, helpdesk: Helpdesk) =>
  view('help/contact/sent', {
    title: 'The helpdesk has your request',
    number,
    facts: helpdeskFacts(helpdesk),
  });

/** What was asked, as the contracts want it. */
export const caseIn = (form: Form) => ({
  topic: form.text('topic'),
  code: form.text('code') || null,
  message: form.text('message'),
});

const helpdeskFacts = ({ HELPDESK_TELEPHONE, HELPDESK_EMAIL, HELPDESK_HOURS }: Helpdesk) =>
  summaryRows([
    ['Telephone', HELPDESK_TELEPHONE],
    ['Email', HELPDESK_EMAIL],
    ['Hours', HELPDESK_HOURS],
  ]);
