import type { Body, Output } from '@dspt/contracts/define';
import {
  linkedAccountChanged,
  type getLinkedAccount,
  type linkAccount,
  type proveOpenid,
  type signInWithOpenid,
  type startOpenid,
  type unlinkAccount,
} from '@dspt/contracts/identity/openid';
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
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SignInService } from '../sessions/sign-in.service.js';
import type { StoredLinkedAccount } from './linked-account.entity.js';
import { LinkedAccountsRepository } from './linked-accounts.repository.js';
import { LinkedElsewhere, OpenidFailed } from './openid.problems.js';
import { OpenidClient, type OtherAccount } from './openid-client.js';

/** Signing in with an account of another service, in place of the password. */
@Injectable()
export class LinkedAccountsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: LinkedAccountsRepository,
    private readonly openid: OpenidClient,
    private readonly people: PeopleService,
    private readonly signIns: SignInService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly attempts: AttemptsService,
    private readonly access: AccessService,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(address: string): Promise<Output<typeof startOpenid>> {
    await this.attempts.limitChallenges(address);
    return this.openid.begin();
  }

  /** @throws {OpenidFailed} {OpenidCancelled} */
  async signIn(
    { device, ...cameBack }: Body<typeof signInWithOpenid>,
    address: string,
  ): Promise<Output<typeof signInWithOpenid>> {
    const other = await this.finish(cameBack, address);
    const linked = await this.repository.find(other);
    if (!linked || (await this.isMerged(linked.personId))) return { stranger: this.strangerOf(other) };
    const { personId } = linked;
    const started = await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      if (!(await this.repository.used(manager, linked, this.clock.now())))
        throw new OpenidFailed(this.openid.service);
      return this.signIns.begin(manager, personId, device, 'linked-account');
    });
    return { started };
  }

  /** @throws {OpenidFailed} {OpenidCancelled} */
  async prove(cameBack: Body<typeof proveOpenid>, address: string): Promise<Output<typeof proveOpenid>> {
    return this.strangerOf(await this.finish(cameBack, address));
  }

  async ofCaller({ personId }: Caller): Promise<Output<typeof getLinkedAccount>> {
    const linked = await this.repository.ofPerson(personId, this.openid.issuer);
    if (!linked) return { linked: null };
    const { account, linkedAt, lastUsedAt } = linked;
    return {
      linked: {
        account,
        linkedAt: linkedAt.toISOString(),
        lastUsedAt: lastUsedAt && lastUsedAt.toISOString(),
      },
    };
  }

  /** @throws {LinkedElsewhere} {OpenidFailed} when there is no proof any more */
  async link(caller: Caller, { proof, password }: Body<typeof linkAccount>): Promise<void> {
    const other = this.openid.proven(proof);
    await this.passwordAgain.prove(caller, password);
    const { personId, sessionId } = caller;
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      if (!(await this.put(manager, personId, other))) return;
      await this.audit.write(manager, { did: 'account.linked', person: personId });
      await this.events.record('account-linked', { personId, sessionId }, manager);
      await this.tell(manager, personId, 'linked');
    });
  }

  /** @throws {NotFound} */
  async unlink(caller: Caller, { password }: Body<typeof unlinkAccount>): Promise<void> {
    await this.passwordAgain.prove(caller, password);
    const { personId, sessionId } = caller;
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      const { issuer } = this.openid;
      if (!(await this.repository.remove(manager, { personId, issuer })))
        throw new NotFound('linked account');
      await this.audit.write(manager, { did: 'account.unlinked', person: personId });
      await this.events.record('account-unlinked', { personId, sessionId }, manager);
      await this.tell(manager, personId, 'unlinked');
    });
  }

  /** No account of another service opens it any more. */
  async forgetAll(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.remove(manager, { personId });
  }

  private async finish(
    cameBack: { sealed: string; returned: string },
    address: string,
  ): Promise<OtherAccount> {
    await this.attempts.limitChallenges(address);
    try {
      return await this.openid.finish(cameBack);
    } catch (error) {
      if (error instanceof OpenidFailed)
        await this.events.record('linked-account-failed', { personId: null });
      throw error;
    }
  }

  /**
   * Puts it in the place of the one before. What was linked to an account that has been merged into another is free.
   * @returns `false` when it is linked already
   */
  private async put(manager: EntityManager, personId: string, other: OtherAccount): Promise<boolean> {
    const there = await this.repository.find(other, manager);
    if (there?.personId === personId) return false;
    if (there && !(await this.isMerged(there.personId, manager)))
      throw new LinkedElsewhere(this.openid.service);
    if (there) await this.repository.remove(manager, { issuer: other.issuer, subject: other.subject });
    await this.repository.remove(manager, { personId, issuer: other.issuer });
    const linked: StoredLinkedAccount = {
      ...other,
      personId,
      linkedAt: this.clock.now(),
      lastUsedAt: null,
    };
    if (!(await this.repository.insert(manager, linked))) throw new LinkedElsewhere(this.openid.service);
    return true;
  }

  private strangerOf(other: OtherAccount) {
    return { proof: this.openid.prove(other), account: other.account };
  }

  private async isMerged(personId: string, manager?: EntityManager): Promise<boolean> {
    const person = await this.people.find(personId, manager);
    return !person || person.mergedInto !== null;
  }

  private async tell(manager: EntityManager, personId: string, did: 'linked' | 'unlinked'): Promise<void> {
    await this.outbox.tell(manager, linkedAccountChanged, { personId, did, service: this.openid.service });
  }
}
