import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import {
  emailChanged,
  emailChangeRequested,
  startEmailChange,
  type EmailChange,
  type EmailChangeState,
  type MailboxSide,
} from '@dspt/contracts/identity/email-changes';
import type { issueLink } from '@dspt/contracts/identity/links';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { Links, type LinkKind } from '../links/links.js';
import { LinkIsDead } from '../links/links.problems.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';
import { PasswordAgainService } from '../passwords/password-again.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { asPerson } from '../people/as-person.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionEnded } from '../sessions/sessions.problems.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { StoredEmailChange } from './email-change.entity.js';
import { EmailChangeOver } from './email-changes.problems.js';
import { EmailChangesRepository } from './email-changes.repository.js';

const lifeMs = 24 * 3600_000;
/** Every link is of the first version: a new request makes a new one. */
const version = 1;
const kindOf = (side: MailboxSide): LinkKind => `email-change-${side}`;

/** Another email address to sign in with, confirmed by whoever reads each of the two mailboxes. */
@Injectable()
export class EmailChangesService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: EmailChangesRepository,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly passwords: PasswordsService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly passwordResets: PasswordResetsService,
    private readonly sessions: SessionsService,
    private readonly access: AccessService,
    private readonly attempts: AttemptsService,
    private readonly events: SecurityEventsService,
    private readonly idempotency: Idempotency,
    private readonly links: Links,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws {InvalidInput} for the address that they have; {PasswordNotRight} {SignInSlowed} {TooManyEmails} */
  async start(
    caller: Caller,
    { email, password, requestId }: Body<typeof startEmailChange>,
  ): Promise<EmailChange> {
    const { personId, sessionId } = caller;
    await this.passwordAgain.prove(caller, password);
    const sent = { route: startEmailChange, requestId, by: personId, input: { email } };
    const id = await this.source.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        await this.access.hold(manager, personId);
        const person = await this.people.find(personId, manager);
        if (!person) throw new SessionEnded();
        if (person.email === email)
          throw new InvalidInput([
            { field: 'email', message: 'This is the address that you have. Enter another' },
          ]);
        await this.attempts.limitMailbox('email-change', email, manager);
        await this.attempts.limitMailbox('email-change', person.email, manager);
        await this.repository.cancelAll(manager, personId);
        const change = this.newChange(person, email);
        await this.repository.insert(manager, change);
        await this.outbox.tell(manager, emailChangeRequested, { changeId: change.id });
        await this.events.record('email-change-requested', { personId, sessionId }, manager);
        return change.id;
      }),
    );
    return this.shown((await this.repository.find(id))!);
  }

  async ownOf({ personId }: Caller): Promise<EmailChange | null> {
    const newest = await this.repository.newestOf(personId);
    return newest && (await this.stateOf(newest)) === 'open' ? this.shown(newest) : null;
  }

  async cancel({ personId }: Caller): Promise<void> {
    await this.source.transaction((manager) => this.cancelAll(manager, personId));
  }

  /** Whatever the person asked for before. */
  async cancelAll(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.cancelAll(manager, personId);
  }

  async get(side: MailboxSide, token: string): Promise<EmailChange> {
    return this.shown(await this.read(side, token));
  }

  /** @throws {EmailChangeOver} */
  async confirm(side: MailboxSide, token: string): Promise<EmailChange> {
    const { id, personId } = await this.read(side, token);
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      const change = (await this.repository.find(id, manager))!;
      const state = await this.stateOf(change, manager);
      // Pressed twice by the one who finished it.
      if (state === 'done') return;
      if (state !== 'open') throw new EmailChangeOver(state);
      await this.repository.confirm(manager, id, side, this.clock.now());
      const other = side === 'old' ? change.newConfirmedAt : change.oldConfirmedAt;
      if (other) await this.finish(manager, change);
    });
    return this.shown((await this.repository.find(id))!);
  }

  /** Whoever reads one of the mailboxes did not ask for it. @throws {EmailChangeOver} once it is done */
  async stop(side: MailboxSide, token: string): Promise<EmailChange> {
    const { id, personId } = await this.read(side, token);
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      const state = await this.stateOf((await this.repository.find(id, manager))!, manager);
      if (state === 'stopped') return;
      if (state !== 'open') throw new EmailChangeOver(state);
      await this.repository.decide(manager, id, 'stopped');
      await this.events.record('email-change-stopped', { personId }, manager);
    });
    return this.shown((await this.repository.find(id))!);
  }

  /** The secret of the link, while there is something to send. */
  async issue(side: MailboxSide, id: string): Promise<Output<typeof issueLink>> {
    const change = await this.repository.find(id);
    if (!change) throw new NotFound('link');
    const state = await this.stateOf(change);
    if (state === 'expired') throw new LinkIsDead('expired');
    if (state !== 'open') throw new LinkIsDead(state === 'done' ? 'used' : 'cancelled');
    return { token: this.links.make(kindOf(side), id, version), expiresAt: change.expiresAt.toISOString() };
  }

  /**
   * The account is signed in to with that address from now on: no link that was sent before works any more, neither to
   * choose a password nor to change the address. @returns the id of the address before
   */
  async move(manager: EntityManager, person: Person, to: string): Promise<string> {
    const { id: personId, email: from } = person;
    await this.people.changeEmail(manager, person, to);
    await this.formerAddresses.forget(manager, personId, to);
    await this.passwordResets.withdraw(manager, personId);
    await this.repository.cancelAll(manager, personId);
    return this.formerAddresses.add(manager, personId, from);
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  contacts(ids: string[]) {
    return this.repository.contacts(ids);
  }

  /** Last step of a transaction. */
  private async finish(manager: EntityManager, { id, personId, to }: StoredEmailChange): Promise<void> {
    const person = (await this.people.find(personId, manager))!;
    const owner = await this.people.findByEmail(to, manager);
    if (owner && owner.id !== personId) return this.repository.decide(manager, id, 'taken');
    await this.repository.decide(manager, id, 'done');
    const formerAddressId = await asPerson(person, () => this.move(manager, person, to));
    await this.outbox.tell(manager, emailChanged, { personId, formerAddressId });
    await this.events.record('email-changed', { personId }, manager);
    await this.sessions.endAll(manager, personId);
  }

  private newChange({ id: personId, email: from }: Person, to: string): StoredEmailChange {
    const expiresAt = new Date(this.clock.now().getTime() + lifeMs);
    const open = { oldConfirmedAt: null, newConfirmedAt: null, outcome: null };
    return { id: randomUUID(), personId, from, to, expiresAt, ...open };
  }

  /** @throws {LinkIncomplete} for a token that is none of ours */
  private async read(side: MailboxSide, token: string): Promise<StoredEmailChange> {
    const { linked } = await this.links.find(kindOf(side), token, async (id) => {
      const change = await this.repository.find(id);
      return change && Object.assign(change, { version });
    });
    return linked;
  }

  /** A new password, chosen after it was asked for, cancels it: whoever asked may not have been the owner. */
  private async stateOf(
    { personId, outcome, expiresAt }: StoredEmailChange,
    manager?: EntityManager,
  ): Promise<EmailChangeState> {
    if (outcome) return outcome;
    if (expiresAt <= this.clock.now()) return 'expired';
    const passwordChangedAt = await this.passwords.changedAt(personId, manager);
    const askedAt = new Date(expiresAt.getTime() - lifeMs);
    return passwordChangedAt && passwordChangedAt > askedAt ? 'cancelled' : 'open';
  }

  private async shown(change: StoredEmailChange): Promise<EmailChange> {
    const { from, to, oldConfirmedAt, newConfirmedAt, expiresAt } = change;
    const state = await this.stateOf(change);
    const confirmed: MailboxSide[] = [
      ...(oldConfirmedAt ? ['old' as const] : []),
      ...(newConfirmedAt ? ['new' as const] : []),
    ];
    return { from, to, state, confirmed, expiresAt: expiresAt.toISOString() };
  }
}
