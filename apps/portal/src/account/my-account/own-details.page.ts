import type { Session } from '@dspt/contracts/identity/sessions';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { newPasswords } from '../invitations/invitations.page.js';
import { nameFields } from '../registration/person-fields.js';

export const detailsPage = (form: Form) =>
  view('account/my-account/details', {
    title: 'Your name and telephone number',
    back: paths.account,
    form,
    action: paths.ownAccount.details,
    hidden: [{ name: 'version', value: form.text('version') }],
    fields: nameFields(form),
  });

export const passwordPage = ({ person }: Pick<Session, 'person'>, form: Form) =>
  view('account/my-account/password', {
    title: 'Change your password',
    back: paths.account,
    form,
    action: paths.ownAccount.password,
    email: person.email,
    passwords: [
      form.password('currentPassword', { label: 'Current password', autocomplete: 'current-password' }),
      ...newPasswords(form),
    ],
    forgottenPath: paths.forgottenPassword,
  });
