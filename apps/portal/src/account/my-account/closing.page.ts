import type { InHand } from '@dspt/contracts/assessment/handovers';
import type { Session } from '@dspt/contracts/identity/sessions';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { handOverFirst } from '../../provider/handover/in-hand.js';
import { paths } from '../../paths.js';
import { passwordAgain } from './password-again.js';

/** What ends with the account, and what stays. */
export const closingPage = ({ memberships, person }: Session, inHand: InHand[], form = new Form()) =>
  view('account/my-account/closing', {
    title: 'Close your account?',
    back: paths.account,
    action: paths.ownAccount.close,
    ...passwordAgain(form),
    organisations: memberships.map(({ organisationName, code }) => `${organisationName} (${code})`),
    first: inHand.map((one) => handOverFirst(one, person.id, paths.ownAccount.close)),
    submit: inHand.length > 0 ? 'Close my account all the same' : 'Close my account',
    usersPath: paths.users.list,
    dataPath: paths.ownAccount.data,
    accountPath: paths.account,
  });
