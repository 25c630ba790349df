import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import type {
  addPasskey,
  Passkey,
  passSecondFactorWithPasskey,
  removePasskey,
  requestPasskey,
  signInWithPasskey,
  startPasskey,
} from '@dspt/contracts/identity/passkeys';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { PasswordAgainService } from '../passwords/password-again.service.js';
import { PeopleService } from '../people/people.service.js';
import { RecoveryCodesService } from '../second-factors/recovery-codes.service.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionEnded } from '../sessions/sessions.problems.js';
import { SessionsService, type NewSession } from '../sessions/sessions.service.js';
import { SignInService, type StartedSession } from '../sessions/sign-in.service.js';
import { Ceremonies, type Answered } from './ceremonies.js';
import type { StoredPasskey } from './passkey.entity.js';
import { PasskeyFailed, PasskeyKnown } from './passkeys.problems.js';
import { PasskeysRepository } from './passkeys.repository.js';

type Shown = Body<typeof signInWithPasskey>['credential'];

/** Passkeys: in place of the password, the authenticator app or both. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: PasskeysRepository,
    private readonly ceremonies: Ceremonies,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly secondFactors: SecondFactorsService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly attempts: AttemptsService,
    private readonly access: AccessService,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async request(address: string): Promise<Output<typeof requestPasskey>> {
    await this.attempts.limitChallenges(address);
    return { options: await this.ceremonies.askFor() };
  }

  /** @throws {PasskeyFailed} */
  async signIn(
    { credential, device }: Body<typeof signInWithPasskey>,
    address: string,
  ): Promise<StartedSession> {
    await this.attempts.limitChallenges(address);
    const { passkey, answered } = await this.judge(credential);
    const { personId } = passkey;
    return this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      await this.use(manager, passkey, answered);
      return this.signIns.begin(manager, personId, device, 'passkey');
    });
  }

  /** @throws {PasskeyFailed} also for a passkey of somebody else */
  async pass(caller: Caller, { credential }: Body<typeof passSecondFactorWithPasskey>): Promise<NewSession> {
    const { personId, sessionId } = caller;
    const { passkey, answered } = await this.judge(credential, personId);
    const passed = await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      await this.use(manager, passkey, answered);
      await this.events.record('second-factor-passed', { personId, sessionId }, manager);
      return this.sessions.passSecondFactor(manager, caller);
    });
    await this.attempts.passedSecondFactor(personId);
    return passed;
  }

  async list({ personId }: Caller): Promise<Passkey[]> {
    const passkeys = await this.repository.ofPerson(personId);
    return passkeys.map(({ id, name, synced, createdAt, lastUsedAt }) => ({
      id,
      name,
      synced,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt && lastUsedAt.toISOString(),
    }));
  }

  async start(caller: Caller, { password }: Body<typeof startPasskey>): Promise<Output<typeof startPasskey>> {
    await this.passwordAgain.prove(caller, password);
    const person = await this.people.find(caller.personId);
    if (!person) throw new SessionEnded();
    return { options: await this.ceremonies.toAdd(person, await this.repository.ofPerson(person.id)) };
  }

  /** From now on every session of the person owes a second factor; this one has just shown it. @throws {PasskeyFailed} */
  async add(
    caller: Caller,
    { name, credential }: Body<typeof addPasskey>,
  ): Promise<Output<typeof addPasskey>> {
    const { personId, sessionId } = caller;
    const { challenge, expiresAt, ...made } = await this.ceremonies.made(personId, credential);
    return this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      if (!(await this.repository.answer(manager, challenge, expiresAt))) throw new PasskeyFailed();
      const isFirst = !(await this.secondFactors.isSetUp(personId, manager));
      const now = this.clock.now();
      const passkey = { ...made, id: randomUUID(), personId, name, createdAt: now, lastUsedAt: null };
      if (!(await this.repository.insert(manager, passkey))) throw new PasskeyKnown();
      const recoveryCodes = isFirst ? await this.recoveryCodes.makeAnew(manager, personId) : null;
      await this.audit.write(manager, { did: 'passkey.added', person: personId, to: { name } });
      await this.events.record('passkey-added', { personId, sessionId }, manager);
      await this.tell(manager, personId, 'passkey-added');
      await this.sessions.oweSecondFactor(manager, personId);
      await this.access.revoke(manager, personId);
      return { ...(await this.sessions.passSecondFactor(manager, caller)), recoveryCodes };
    });
  }

  /** @throws {NotFound} also for one of somebody else */
  async remove(caller: Caller, id: string, { password }: Body<typeof removePasskey>): Promise<void> {
    const { personId, sessionId } = caller;
    await this.passwordAgain.prove(caller, password);
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      const name = await this.repository.remove(manager, personId, id);
      if (name === undefined) throw new NotFound('passkey');
      await this.secondFactors.forgetCodesOfNothing(manager, personId);
      await this.audit.write(manager, { did: 'passkey.removed', person: personId, from: { name } });
      await this.events.record('passkey-removed', { personId, sessionId }, manager);
      await this.tell(manager, personId, 'passkey-removed');
      await this.access.revoke(manager, personId);
    });
  }

  /** Whose passkey it is, and that it was shown. @param owner nobody else's counts */
  private async judge(
    credential: Shown,
    owner?: string,
  ): Promise<{ passkey: StoredPasskey; answered: Answered & { counter: number } }> {
    const passkey = await this.repository.findByCredential(credential.id);
    const person = passkey && (await this.people.find(passkey.personId));
    try {
      if (!passkey || !person || person.mergedInto || (owner && owner !== person.id))
        throw new PasskeyFailed();
      return { passkey, answered: await this.ceremonies.shown(passkey, credential) };
    } catch (error) {
      await this.events.record('passkey-failed', { personId: owner ?? person?.id ?? null });
      throw error;
    }
  }

  private async use(
    manager: EntityManager,
    { id }: StoredPasskey,
    { challenge, expiresAt, counter }: Answered & { counter: number },
  ): Promise<void> {
    if (!(await this.repository.answer(manager, challenge, expiresAt))) throw new PasskeyFailed();
    if (!(await this.repository.used(manager, id, counter, this.clock.now()))) throw new PasskeyFailed();
  }

  private async tell(
    manager: EntityManager,
    personId: string,
    did: 'passkey-added' | 'passkey-removed',
  ): Promise<void> {
    const codesLeft = await this.recoveryCodes.left(personId, manager);
    await this.outbox.tell(manager, secondFactorChanged, { personId, did, codesLeft });
  }
}
