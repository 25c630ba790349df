import type { Body } from '@dspt/contracts/define';
import type { signIn } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SignInFailed } from './sessions.problems.js';
import { SessionsService, type NewSession } from './sessions.service.js';

/** A session, and what makes the device known from now on. */
export type StartedSession = NewSession & { device: string };

const signedInBy = {
  password: 'signed-in',
  passkey: 'passkey-used',
  'linked-account': 'linked-account-used',
} as const;

@Injectable()
export class SignInService {
  constructor(
    private readonly source: DataSource,
    private readonly attempts: AttemptsService,
    private readonly devices: KnownDevicesService,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly events: SecurityEventsService,
  ) {}

  async signIn(shown: Body<typeof signIn>, address: string): Promise<StartedSession> {
    const { personId, passwordHash } = await this.prove(shown, address);
    return this.source.transaction(async (manager) => {
      if (!(await this.passwords.holds(manager, personId, passwordHash))) throw new SignInFailed();
      return this.begin(manager, personId, shown.device);
    });
  }

  /**
   * Whose password it is, with the hash to ask `PasswordsService.holds` about. Counted, and slowed down for strangers.
   * @throws {SignInFailed} whatever is wrong; {SignInSlowed} after too many failures
   */
  async prove(
    { email, password, device: secret }: Body<typeof signIn>,
    address: string,
  ): Promise<{ personId: string; passwordHash: string }> {
    const attempt = { email, address, device: await this.devices.recognise(email, secret) };
    const waitsUntil = await this.attempts.beginSignIn(attempt).catch(async (error: unknown) => {
      if (error instanceof Problem && error.status === 429) await this.failed('sign-in-refused', email);
      throw error;
    });
    const person = await this.people.findByUserName(email);
    const passwordHash = await this.passwords.match(person?.id, password);
    if (!person || !passwordHash) {
      await this.failed('sign-in-failed', email, person?.id);
      if (waitsUntil) await this.failed('wait-begun', email, person?.id, waitsUntil);
      throw new SignInFailed();
    }
    await this.attempts.signedIn(attempt);
    return { personId: person.id, passwordHash };
  }

  /** Begins a session on a device that is known to the account from now on. @param by a passkey alone is a second factor as well */
  async begin(
    manager: EntityManager,
    personId: string,
    device: string | undefined,
    by: keyof typeof signedInBy = 'password',
  ): Promise<StartedSession> {
    const kept = await this.devices.remember(manager, personId, device);
    const started = await this.sessions.begin(manager, personId, { passesSecondFactor: by === 'passkey' });
    const { id: sessionId, organisation } = started.session;
    const code = organisation?.code ?? null;
    await this.events.record(signedInBy[by], { personId, sessionId, code }, manager);
    return { ...started, device: kept };
  }

  private async failed(
    kind: 'sign-in-failed' | 'sign-in-refused' | 'wait-begun',
    email: string,
    personId?: string,
    until?: Date,
  ): Promise<void> {
    await this.events.record(kind, { email, personId, until: until ?? null });
  }
}
