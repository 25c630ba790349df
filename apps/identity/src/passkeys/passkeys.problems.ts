import { passkeyProblem } from '@dspt/contracts/identity/passkeys';
import { Problem } from '@dspt/contracts/problem';

/** Whatever is wrong: which it was helps nobody but somebody who tries. */
export class PasskeyFailed extends Problem {
  constructor() {
    super({
      code: passkeyProblem.enum['passkey-failed'],
      status: 400,
      title: 'This passkey was not taken',
      detail:
        'It may have been taken away, or you waited for longer than 10 minutes. Try again, or sign in with your password.',
    });
  }
}

export class PasskeyKnown extends Problem {
  constructor() {
    super({
      code: passkeyProblem.enum['passkey-known'],
      status: 409,
      title: 'This passkey has been added already',
      detail: 'You can use it to sign in.',
    });
  }
}
