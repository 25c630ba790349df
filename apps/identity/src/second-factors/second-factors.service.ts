import type { Body, EventData, Output } from '@dspt/contracts/define';
import {
  secondFactorChanged,
  type confirmSecondFactor,
  type removeSecondFactor,
  type startSecondFactor,
} from '@dspt/contracts/identity/second-factors';
import type { Problem } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { PasswordAgainService } from '../passwords/password-again.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionsService, type NewSession } from '../sessions/sessions.service.js';
import { Vault } from '../vault/vault.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import {
  RecoveryCodeFailed,
  SecondFactorAlreadySetUp,
  SecondFactorFailed,
  SecondFactorNotSetUp,
  SecondFactorRequiredOfStaff,
} from './second-factors.problems.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

const issuer = 'Data Security and Protection Toolkit';
const sealPurpose = 'second factor';
/** The code before and the code after also count: clocks differ. */
const toleranceSeconds = 30;
const appCode = /^\d{6}$/;
const recoveryCode = /^\d{10}$/;

/** Authenticator apps (TOTP). */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: SecondFactorsRepository,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly sessions: SessionsService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly access: AccessService,
    private readonly attempts: AttemptsService,
    private readonly vault: Vault,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws {SecondFactorAlreadySetUp} for whoever has not shown the code of the one there is */
  async start(
    caller: Caller,
    { password, code = '' }: Body<typeof startSecondFactor>,
  ): Promise<Output<typeof startSecondFactor>> {
    const { personId } = caller;
    const { person, secondFactor } = await this.sessions.get(caller.sessionId);
    if (secondFactor === 'required') throw new SecondFactorAlreadySetUp();
    await this.passwordAgain.prove(caller, password);
    const secret = generateSecret();
    const begin = (manager: EntityManager) =>
      this.repository.begin(manager, personId, this.vault.seal(sealPurpose, secret));
    if (secondFactor === 'passed') await this.show(caller, code, begin);
    else await begin(this.source.manager);
    return { secret, uri: generateURI({ issuer, label: person.email, secret }) };
  }

  /** From now on every session of the person needs a code; this one has just shown it. */
  async confirm(caller: Caller, code: string): Promise<Output<typeof confirmSecondFactor>> {
    const { personId } = caller;
    const factor = await this.repository.find(personId);
    const replaces = Boolean(factor?.confirmedAt);
    const sealedSecret = replaces ? factor?.sealedReplacement : factor?.sealedSecret;
    const { secondFactor } = await this.sessions.get(caller.sessionId);
    if (secondFactor === 'required' || (replaces && !sealedSecret)) throw new SecondFactorAlreadySetUp();
    const step = sealedSecret ? await this.stepOf(code, sealedSecret) : undefined;
    return this.counted(caller, step !== undefined, async (manager) => {
      const confirmed = { sealedSecret: sealedSecret!, step: step!, now: this.clock.now() };
      if (!(await this.repository.confirm(manager, personId, confirmed))) throw new SecondFactorFailed();
      const recoveryCodes = await this.recoveryCodes.makeAnew(manager, personId);
      const did = replaces ? 'second-factor.replaced' : 'second-factor.set-up';
      await this.audit.write(manager, { did, person: personId });
      await this.events.record('second-factor-set-up', idsOf(caller), manager);
      if (replaces) await this.tell(manager, personId, 'replaced');
      await this.sessions.oweSecondFactor(manager, personId);
      await this.access.revoke(manager, personId);
      return { ...(await this.sessions.passSecondFactor(manager, caller)), recoveryCodes };
    });
  }

  async pass(caller: Caller, code: string): Promise<NewSession> {
    return this.show(caller, code, (manager) => this.sessions.passSecondFactor(manager, caller));
  }

  /** @throws {SecondFactorRequiredOfStaff} {SecondFactorNotSetUp} */
  async giveUp(caller: Caller, { password, code }: Body<typeof removeSecondFactor>): Promise<void> {
    const { personId } = caller;
    const { staff } = await this.sessions.get(caller.sessionId);
    if (staff) throw new SecondFactorRequiredOfStaff();
    if (!(await this.repository.find(personId))?.confirmedAt) throw new SecondFactorNotSetUp();
    await this.passwordAgain.prove(caller, password);
    await this.show(caller, code, async (manager) => {
      await this.repository.removeApp(manager, personId);
      await this.forgetCodesOfNothing(manager, personId);
      await this.events.record('second-factor-removed', { personId }, manager);
      await this.audit.write(manager, { did: 'second-factor.removed', person: personId });
      await this.tell(manager, personId, 'removed');
      await this.access.revoke(manager, personId);
    });
  }

  /** @throws {SecondFactorNotSetUp} */
  async renewRecoveryCodes(caller: Caller, password: string): Promise<string[]> {
    const { personId } = caller;
    await this.passwordAgain.prove(caller, password);
    return this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      if (!(await this.isSetUp(personId, manager))) throw new SecondFactorNotSetUp();
      const codes = await this.recoveryCodes.makeAnew(manager, personId);
      await this.audit.write(manager, { did: 'recovery-codes.renewed', person: personId });
      await this.events.record('recovery-codes-renewed', idsOf(caller), manager);
      await this.tell(manager, personId, 'recovery-codes-renewed');
      return codes;
    });
  }

  /** For a command that sets up accounts. */
  async give(manager: EntityManager, personId: string): Promise<string> {
    const secret = generateSecret();
    const sealedSecret = this.vault.seal(sealPurpose, secret);
    await this.repository.begin(manager, personId, sealedSecret);
    await this.repository.confirm(manager, personId, { sealedSecret, step: 0, now: this.clock.now() });
    return secret;
  }

  /** An authenticator app, or a passkey. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  isSetUp(personId: string, manager?: EntityManager): Promise<boolean> {
    return this.repository.hasAny(personId, manager);
  }

  /** Recovery codes stand in for something: without an app and a passkey they are of no use. */
  async forgetCodesOfNothing(manager: EntityManager, personId: string): Promise<void> {
    if (!(await this.isSetUp(personId, manager))) await this.recoveryCodes.forget(manager, personId);
  }

  /** App and passkeys: the next sign-in needs the password alone, or, for staff, a new app to be set up. */
  async remove(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.removeAll(manager, personId);
    await this.recoveryCodes.forget(manager, personId);
    await this.events.record('second-factor-removed', { personId }, manager);
  }

  async secretOf(personId: string): Promise<string | undefined> {
    const factor = await this.repository.find(personId);
    return factor ? this.vault.open(sealPurpose, factor.sealedSecret) : undefined;
  }

  /** Does what needs a code of the app, or a recovery code; each counts once. */
  private async show<T>(
    caller: Caller,
    code: string,
    act: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const { personId } = caller;
    const factor = await this.repository.find(personId);
    const confirmed = factor?.confirmedAt ? factor : null;
    if (recoveryCode.test(code)) {
      const good = await this.recoveryCodes.isGood(personId, code);
      return this.counted(
        caller,
        good,
        async (manager) => {
          if (!(await this.recoveryCodes.use(manager, personId, code))) throw new RecoveryCodeFailed();
          return act(manager);
        },
        new RecoveryCodeFailed(),
      );
    }
    const step = confirmed ? await this.stepOf(code, confirmed.sealedSecret) : undefined;
    return this.counted(caller, step !== undefined, async (manager) => {
      if (!(await this.repository.useStep(manager, personId, step!))) throw new SecondFactorFailed();
      return act(manager);
    });
  }

  /** Counts what was shown, so that guessing is stopped, and acts if it is good. */
  private async counted<T>(
    caller: Caller,
    good: boolean,
    act: (manager: EntityManager) => Promise<T>,
    refusal: Problem = new SecondFactorFailed(),
  ): Promise<T> {
    const waitsUntil = await this.attempts.beginSecondFactor(caller.personId);
    if (!good) {
      await this.events.record('second-factor-failed', idsOf(caller));
      if (waitsUntil) await this.events.record('wait-begun', { ...idsOf(caller), until: waitsUntil });
      throw refusal;
    }
    const done = await this.source.transaction(async (manager) => {
      await this.access.hold(manager, caller.personId);
      await this.events.record('second-factor-passed', idsOf(caller), manager);
      return act(manager);
    });
    await this.attempts.passedSecondFactor(caller.personId);
    return done;
  }

  private async tell(
    manager: EntityManager,
    personId: string,
    did: EventData<typeof secondFactorChanged>['did'],
  ): Promise<void> {
    const codesLeft = await this.recoveryCodes.left(personId, manager);
    await this.outbox.tell(manager, secondFactorChanged, { personId, did, codesLeft });
  }

  /** The time step a code belongs to; `undefined` when it is wrong. */
  private async stepOf(code: string, sealedSecret: string): Promise<number | undefined> {
    if (!appCode.test(code)) return undefined;
    const secret = this.vault.open(sealPurpose, sealedSecret);
    const epoch = Math.floor(this.clock.outside().getTime() / 1000);
    const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }
}

const idsOf = ({ personId, sessionId }: Caller): { personId: string; sessionId: string } => ({
  personId,
  sessionId,
});
