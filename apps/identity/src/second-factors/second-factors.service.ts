import type { Output } from '@dspt/contracts/define';
import type { startSecondFactor } from '@dspt/contracts/identity/sessions';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { PasswordAgainService } from '../passwords/password-again.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionsService, type NewSession } from '../sessions/sessions.service.js';
import { Vault } from '../vault/vault.js';
import { SecondFactorAlreadySetUp, SecondFactorFailed } from './second-factors.problems.js';
import type { SecondFactor } from './second-factor.entity.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

const issuer = 'Data Security and Protection Toolkit';
const sealPurpose = 'second factor';
/** The code before and the code after also count: clocks differ. */
const toleranceSeconds = 30;

/** Authenticator apps (TOTP). */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: SecondFactorsRepository,
    private readonly sessions: SessionsService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly access: AccessService,
    private readonly attempts: AttemptsService,
    private readonly vault: Vault,
    private readonly events: SecurityEventsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(caller: Caller, password: string): Promise<Output<typeof startSecondFactor>> {
    const { personId } = caller;
    const { person } = await this.sessions.get(caller.sessionId);
    await this.passwordAgain.prove(caller, password);
    const secret = generateSecret();
    const begun = await this.repository.begin(
      this.source.manager,
      personId,
      this.vault.seal(sealPurpose, secret),
    );
    if (!begun) throw new SecondFactorAlreadySetUp();
    return { secret, uri: generateURI({ issuer, label: person.email, secret }) };
  }

  /** From now on every session of the person needs a code; this one has just shown it. */
  async confirm(caller: Caller, code: string): Promise<NewSession> {
    const factor = await this.repository.find(caller.personId);
    if (factor?.confirmedAt) throw new SecondFactorAlreadySetUp();
    return this.accept(caller, code, factor, async (manager) => {
      await this.repository.confirm(manager, caller.personId, this.clock.now());
      await this.audit.write(manager, { did: 'second-factor.set-up', person: caller.personId });
      await this.events.record('second-factor-set-up', idsOf(caller), manager);
      await this.access.revoke(manager, caller.personId);
    });
  }

  async pass(caller: Caller, code: string): Promise<NewSession> {
    const factor = await this.repository.find(caller.personId);
    return this.accept(caller, code, factor?.confirmedAt ? factor : null);
  }

  /** For a command that sets up accounts. */
  async give(manager: EntityManager, personId: string): Promise<string> {
    const secret = generateSecret();
    await this.repository.begin(manager, personId, this.vault.seal(sealPurpose, secret));
    await this.repository.confirm(manager, personId, this.clock.now());
    return secret;
  }

  async isSetUp(personId: string, manager?: EntityManager): Promise<boolean> {
    return Boolean((await this.repository.find(personId, manager))?.confirmedAt);
  }

  /** The next sign-in needs the password alone, or, for staff, a new one to be set up. */
  async remove(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.remove(manager, personId);
    await this.events.record('second-factor-removed', { personId }, manager);
  }

  async secretOf(personId: string): Promise<string | undefined> {
    const factor = await this.repository.find(personId);
    return factor ? this.vault.open(sealPurpose, factor.sealedSecret) : undefined;
  }

  private async accept(
    caller: Caller,
    code: string,
    factor: SecondFactor | null,
    andThen: (manager: EntityManager) => Promise<void> = async () => {},
  ): Promise<NewSession> {
    const waitsUntil = await this.attempts.beginSecondFactor(caller.personId);
    const step = factor ? await this.stepOf(code, factor) : undefined;
    if (step === undefined) {
      await this.events.record('second-factor-failed', idsOf(caller));
      if (waitsUntil) await this.events.record('wait-begun', { ...idsOf(caller), until: waitsUntil });
      throw new SecondFactorFailed();
    }
    const session = await this.source.transaction(async (manager) => {
      await this.access.hold(manager, caller.personId);
      if (!(await this.repository.useStep(manager, caller.personId, step))) throw new SecondFactorFailed();
      await andThen(manager);
      await this.events.record('second-factor-passed', idsOf(caller), manager);
      return this.sessions.passSecondFactor(manager, caller);
    });
    await this.attempts.passedSecondFactor(caller.personId);
    return session;
  }

  /** The time step a code belongs to; `undefined` when it is wrong. */
  private async stepOf(code: string, { sealedSecret }: SecondFactor): Promise<number | undefined> {
    const secret = this.vault.open(sealPurpose, sealedSecret);
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }
}

const idsOf = ({ personId, sessionId }: Caller): { personId: string; sessionId: string } => ({
  personId,
  sessionId,
});
