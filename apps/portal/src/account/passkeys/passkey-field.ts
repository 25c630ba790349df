import { passkeyProblem } from '@dspt/contracts/identity/passkeys';
import { Problem } from '@dspt/contracts/problem';
import type { Form } from '../../pages/form.js';

class NoPasskey extends Problem {
  constructor() {
    super({
      code: passkeyProblem.enum['passkey-failed'],
      status: 400,
      title: 'Your browser did not give a passkey',
      detail: 'Try again, or use your password. Passkeys need JavaScript.',
    });
  }
}

/** What the page's script got from the browser. @throws {NoPasskey} when it is not there or cannot be read */
export function passkeyIn(form: Form): unknown {
  try {
    return JSON.parse(form.text('credential'));
  } catch {
    throw new NoPasskey();
  }
}
