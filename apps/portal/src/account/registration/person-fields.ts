import type { Form } from '../../pages/form.js';

const asUserName = 'Your own work email address. We send a link to it, and it will be your user name.';

/** Nobody is stuck for having one name. */
const oneName = 'If you have only one name, type it in both boxes.';

/** Who is asking: the fields a person fills in to register, to join or to ask for help. */
export const personFields = (form: Form, hint = asUserName) => [
  form.input('email', {
    label: 'Email address',
    hint,
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
  }),
  ...nameFields(form),
];

/** What a person may change of it later. */
export const nameFields = (form: Form) => [
  form.input('firstName', { label: 'First name', autocomplete: 'given-name', spellcheck: false }),
  form.input('lastName', {
    label: 'Last name',
    hint: oneName,
    autocomplete: 'family-name',
    spellcheck: false,
  }),
  form.input('telephone', {
    label: 'Telephone number (optional)',
    type: 'tel',
    autocomplete: 'tel',
    width: '20',
  }),
];

export const personNames = ['email', 'firstName', 'lastName', 'telephone'] as const;

/** What was typed in them. */
export const personIn = (form: Form) => ({
  email: form.text('email'),
  firstName: form.text('firstName'),
  lastName: form.text('lastName'),
  telephone: form.text('telephone'),
});
