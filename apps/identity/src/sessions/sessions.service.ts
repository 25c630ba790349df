import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Output } from '@dspt/contracts/define';
import type { exchangeSession, newSession, Session } from '@dspt/contracts/identity/sessions';
import { NotFound } from '@dspt/contracts/problem';
import { acting } from '@dspt/service-kit/audit/acting';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { KeysService } from '../keys/keys.service.js';
import { PeopleService } from '../people/people.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { claimsOf, endOf, mayGoOn, sessionOutput, type SessionRecord } from './session.output.js';
import { deviceWords } from './device-words.js';
import { SessionEnded } from './sessions.problems.js';
import { SessionsRepository, type Impersonation } from './sessions.repository.js';

export type NewSession = z.infer<typeof newSession>;

const secretBytes = 32;
const tokenMs = 2 * 60_000;
/** Use is written down at most this often. */
const touchMs = 10_000;

@Injectable()
export class SessionsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: SessionsRepository,
    private readonly people: PeopleService,
    private readonly access: AccessService,
    private readonly keys: KeysService,
    private readonly events: SecurityEventsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Signs somebody in who has proved who they are, and perhaps shown all that is asked of them. */
  async begin(
    manager: EntityManager,
    personId: string,
    { passesSecondFactor = false } = {},
  ): Promise<NewSession> {
    const { secret, secretHash } = newSecret();
    const id = randomUUID();
    const device = deviceWords(acting().userAgent);
    const now = this.clock.now();
    const secondFactorPassedAt = passesSecondFactor ? now : null;
    await this.repository.insert(manager, { id, personId, secretHash, device, secondFactorPassedAt, now });
    await this.people.signedIn(manager, personId);
    return { secret, session: await this.get(id, manager) };
  }

  /** Lets a member of staff look at an organisation; the view before ends. Last step of a transaction. */
  async beginImpersonation(manager: EntityManager, wanted: Omit<Impersonation, 'id'>): Promise<NewSession> {
    await this.endViews(manager, wanted.personId);
    const { secret, secretHash } = newSecret();
    const impersonation = { ...wanted, id: randomUUID() };
    await this.repository.insertImpersonation(manager, {
      ...impersonation,
      secretHash,
      now: this.clock.now(),
    });
    await this.auditImpersonation(manager, 'view.started', impersonation);
    return { secret, session: await this.get(impersonation.id, manager) };
  }

  async exchange(secret: string, touch: boolean): Promise<Output<typeof exchangeSession>> {
    const askedAt = this.clock.outside();
    const secretHash = hashOf(secret);
    await this.repository.waitForChanges(secretHash);
    const session = this.alive(await this.repository.findBySecret(secretHash));
    if (touch) await this.touch(session);
    const issuedAt = Math.max(askedAt.getTime(), (session.changedAt?.getTime() ?? 0) + 1);
    const ends = endOf(session).getTime() - this.clock.aheadMs;
    const expiresAt = new Date(Math.min(issuedAt + tokenMs, ends));
    const token = await this.keys.sign({
      ...claimsOf(session),
      iat: issuedAt / 1000,
      exp: expiresAt.getTime() / 1000,
    });
    return { token, tokenExpiresAt: expiresAt.toISOString(), session: sessionOutput(session) };
  }

  async get(id: string, manager?: EntityManager): Promise<Session> {
    return sessionOutput(this.alive(await this.repository.find(id, manager)));
  }

  async choose({ sessionId, personId }: Caller, code: string): Promise<Session> {
    const { memberships } = await this.get(sessionId);
    if (!memberships.some((membership) => membership.code === code)) throw new NotFound('organisation');
    await this.source.transaction((manager) => this.actFor(manager, { sessionId, personId }, code));
    return this.get(sessionId);
  }

  /** Makes a session act for an organisation from now on. Last step of a transaction. */
  async actFor(
    manager: EntityManager,
    who: Pick<Caller, 'sessionId' | 'personId'>,
    code: string,
  ): Promise<void> {
    await this.repository.choose(manager, who.sessionId, code);
    await this.access.revokeSession(manager, who.personId, who.sessionId);
  }

  /**
   * The session may do more from now on, under a new secret: whoever knew the old one gains nothing. Last step of a
   * transaction.
   */
  async passSecondFactor(
    manager: EntityManager,
    { personId, sessionId }: Pick<Caller, 'sessionId' | 'personId'>,
  ): Promise<NewSession> {
    const { secret, secretHash } = newSecret();
    const renewed = await this.repository.renew(manager, sessionId, {
      secretHash,
      secondFactorPassedAt: this.clock.now(),
    });
    if (!renewed) throw new SessionEnded();
    await this.access.revokeSession(manager, personId, sessionId);
    return { secret, session: await this.get(sessionId, manager) };
  }

  /** Every session of the person has to show a second factor again. Tokens are voided by the caller. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  async oweSecondFactor(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.oweSecondFactor(manager, personId);
  }

  /** Signs the person out everywhere else; this session goes on under a new secret. Last step of a transaction. */
  async endOthersAndRenew(
    manager: EntityManager,
    { personId, sessionId }: Pick<Caller, 'sessionId' | 'personId'>,
  ): Promise<NewSession> {
    const { secret, secretHash } = newSecret();
    if (!(await this.repository.renew(manager, sessionId, { secretHash }))) throw new SessionEnded();
    await this.endOthers(manager, { personId, sessionId });
    return { secret, session: await this.get(sessionId, manager) };
  }

  /** Signs the person out everywhere else. Last step of a transaction. */
  async endOthers(
    manager: EntityManager,
    { personId, sessionId }: Pick<Caller, 'sessionId' | 'personId'>,
  ): Promise<void> {
    await this.closeImpersonations(manager, await this.repository.deleteImpersonationsOf(manager, personId));
    await this.repository.deleteOthers(manager, personId, sessionId);
    await this.events.record('other-sessions-ended', { personId, sessionId }, manager);
    await this.access.revoke(manager, personId);
  }

  /** Whoever signs out stops viewing as well. */
  async end({ sessionId, personId }: Pick<Caller, 'sessionId' | 'personId'>): Promise<void> {
    await this.source.transaction(async (manager) => {
      await this.endViews(manager, personId);
      await this.repository.delete(manager, sessionId);
      await this.events.record('session-ended', { personId, sessionId }, manager);
      await this.access.revokeSession(manager, personId, sessionId);
    });
  }

  /** Signs the person out everywhere. Last step of a transaction. */
  async endAll(manager: EntityManager, personId: string): Promise<void> {
    await this.closeImpersonations(manager, await this.repository.deleteImpersonationsOf(manager, personId));
    await this.repository.deleteOf(manager, personId);
    await this.events.record('sessions-ended', { personId }, manager);
    await this.access.revoke(manager, personId);
  }

  /** Takes away the views whose time is up; nobody can use them any more, but their end belongs in the trail. */
  async endViewsRunOut(): Promise<void> {
    await this.source.transaction(async (manager) =>
      this.closeImpersonations(
        manager,
        await this.repository.deleteImpersonationsRunOut(manager, this.clock.now()),
      ),
    );
  }

  /** Where the person is signed in, the last used first. */
  async openOf(personId: string, manager?: EntityManager): Promise<SessionRecord[]> {
    const sessions = await this.repository.ofPerson(personId, manager);
    return sessions.filter((session) => endOf(session) > this.clock.now());
  }

  /** The same without those in which staff view as a provider. */
  async ownOf(personId: string, manager?: EntityManager): Promise<SessionRecord[]> {
    return (await this.openOf(personId, manager)).filter(({ impersonation }) => !impersonation);
  }

  private async endViews(manager: EntityManager, personId: string): Promise<void> {
    const gone = await this.repository.deleteImpersonationsOf(manager, personId);
    await this.closeImpersonations(manager, gone);
    for (const { id } of gone) await this.access.revokeSession(manager, personId, id);
  }

  /** Writes down that they have ended: now, or before when their time was up before. */
  private async closeImpersonations(manager: EntityManager, gone: Impersonation[]): Promise<void> {
    const now = this.clock.now();
    for (const impersonation of gone)
      await this.auditImpersonation(manager, 'view.ended', {
        ...impersonation,
        until: impersonation.until < now ? impersonation.until : now,
      });
  }

  private async auditImpersonation(
    manager: EntityManager,
    did: 'view.started' | 'view.ended',
    { personId, code, until, reason, caseNumber }: Impersonation,
  ): Promise<void> {
    const about = { organisation: code, person: personId, reason, caseNumber };
    await this.audit.write(manager, { did, ...about, to: { until: until.toISOString() } });
  }

  private alive(session: SessionRecord | undefined): SessionRecord {
    if (!session || !mayGoOn(session) || endOf(session) <= this.clock.now()) throw new SessionEnded();
    return session;
  }

  private async touch(session: SessionRecord): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - session.lastUsedAt.getTime() < touchMs) return;
    await this.repository.touch(session.id, now);
    session.lastUsedAt = now;
  }
}

function newSecret(): { secret: string; secretHash: Buffer } {
  const secret = randomBytes(secretBytes).toString('base64url');
  return { secret, secretHash: hashOf(secret) };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
