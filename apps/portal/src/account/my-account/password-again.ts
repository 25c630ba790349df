import type { Form } from '../../pages/form.js';
import { paths } from '../../paths.js';

/** What every page has that asks for the password again. What else a page needs, it adds. */
export const passwordAgain = (form: Form) => ({
  form,
  hidden: [] as { name: string; value: string }[],
  password: form.password('password', { label: 'Password', autocomplete: 'current-password' }),
  forgottenPath: paths.forgottenPassword,
});
