import { InvalidInput } from '@dspt/contracts/problem';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { AttemptsService } from '../attempts/attempts.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { PasswordsService } from './passwords.service.js';

/** Asks whoever is signed in for the password again: a session that was left open gives nobody the account. */
@Injectable()
export class PasswordAgainService {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly passwords: PasswordsService,
    private readonly events: SecurityEventsService,
  ) {}

  /**
   * @param field in which it was typed
   * @returns the hash it matches, to ask `PasswordsService.holds` about
   * @throws {PasswordNotRight} {SignInSlowed} after too many failures
   */
  async prove({ personId, sessionId }: Caller, password: string, field = 'password'): Promise<string> {
    await this.attempts.beginPasswordAgain(personId);
    const passwordHash = await this.passwords.match(personId, password);
    if (!passwordHash) {
      await this.events.record('password-again-failed', { personId, sessionId });
      throw new PasswordNotRight(field);
    }
    await this.attempts.passedPasswordAgain(personId);
    return passwordHash;
  }
}

export class PasswordNotRight extends InvalidInput {
  constructor(field: string) {
    super([{ field, message: 'This is not your password. Enter the one you sign in with, or reset it' }]);
  }
}
