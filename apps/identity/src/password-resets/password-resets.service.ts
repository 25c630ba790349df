import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import {
  passwordChanged,
  passwordResetRequested,
  type getPasswordReset,
  renewPasswordReset,
  requestPasswordReset,
  type resetPassword,
} from '@dspt/contracts/identity/passwords';
import type { issueLink } from '@dspt/contracts/identity/links';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { Links } from '../links/links.js';
import { LinkIncomplete, LinkIsDead } from '../links/links.problems.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { asPerson } from '../people/as-person.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { PasswordReset } from './password-reset.entity.js';
import { ResetLinkExpired, ResetLinkUsed } from './password-resets.problems.js';
import { PasswordResetsRepository, type OwnedReset } from './password-resets.repository.js';

const lifeMs = 3600_000;
/** Every link is of the first version: a new request makes a new one. */
const version = 1;

type Found = { reset: OwnedReset; person: Person };

@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: PasswordResetsRepository,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly memberships: MembershipsService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly devices: KnownDevicesService,
    private readonly events: SecurityEventsService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
    private readonly idempotency: Idempotency,
    private readonly links: Links,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The same to everybody who asks, after the same work, whether or not the address is known. */
  async request(
    { email, human, requestId }: Body<typeof requestPasswordReset>,
    address: string,
  ): Promise<void> {
    const sent = { route: requestPasswordReset, requestId, by: null, input: { email } };
    await this.attempts.limitForms(address);
    if (await this.idempotency.before(sent)) return;
    await this.humanChecks.mustBePassed(human, requestId);
    await this.attempts.limitMailbox('password-reset', email);
    await this.events.record('password-reset-requested', { email });
    const act = async (manager: EntityManager) => {
      const person = await this.people.findByEmail(email, manager);
      const isUserName = person?.email === email;
      await this.send(manager, isUserName ? person.id : null);
      if (person && !isUserName) await this.formerAddresses.tellUsed(manager, email);
    };
    await this.source.transaction((manager) => this.idempotency.once(manager, sent, () => act(manager)));
  }

  async get(token: string): Promise<Output<typeof getPasswordReset>> {
    const { reset, person } = await this.read(token);
    const newest = await this.repository.newestOf(person.id);
    const newer = newest !== null && newest.expiresAt > reset.expiresAt;
    return {
      state: this.stateOf(reset),
      email: person.email,
      newerSentAt: newer ? new Date(newest.expiresAt.getTime() - lifeMs).toISOString() : null,
    };
  }

  /** Sends a fresh link to whoever had this one, whatever has become of it. */
  async renew(token: string, requestId?: string): Promise<void> {
    const { person } = await this.read(token);
    const sent = { route: renewPasswordReset, requestId, by: null, input: { personId: person.id } };
    if (await this.idempotency.before(sent)) return;
    await this.attempts.limitMailbox('password-reset', person.email);
    await this.source.transaction((manager) =>
      this.idempotency.once(manager, sent, () => this.send(manager, person.id, requestId)),
    );
  }

  /** @returns what makes the device known to the account: whoever has the mailbox is no stranger */
  async reset(
    token: string,
    { password, device }: Body<typeof resetPassword>,
  ): Promise<Output<typeof resetPassword>> {
    const { reset, person } = await this.read(token);
    this.mustBeOpen(reset);
    const organisations = await this.memberships.organisationsOf(person.id);
    this.passwords.mustBeGood(password, person, organisations);
    const passwordHash = await this.passwords.hash(password);
    const { email, id: personId } = person;
    const devices = await this.devices.namesOf(personId);
    const kept = await this.source.transaction(async (manager) => {
      if (!(await this.repository.use(manager, reset, this.clock.now()))) throw new ResetLinkUsed();
      await this.passwords.set(manager, person.id, passwordHash);
      await this.outbox.tell(manager, passwordChanged, { personId: person.id });
      await asPerson(person, () => this.audit.write(manager, { did: 'password.changed', person: person.id }));
      await this.devices.forgetAll(manager, personId);
      const known = await this.devices.remember(manager, personId, device);
      await this.events.record('password-changed', { personId }, manager);
      await this.events.record('wait-ended', { personId }, manager);
      await this.sessions.endAll(manager, person.id);
      return known;
    });
    await this.attempts.unlock({ email, devices });
    await this.attempts.passedPasswordAgain(personId);
    return { device: kept };
  }

  /** None of the links that the person was sent works any more. */
  async withdraw(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.useAll(manager, personId, this.clock.now());
  }

  /** The secret of the link, while there is something to send. */
  async issue(id: string): Promise<Output<typeof issueLink>> {
    const reset = await this.repository.find(id);
    if (!reset) throw new NotFound('link');
    const state = this.stateOf(reset);
    if (state !== 'open') throw new LinkIsDead(state);
    return {
      token: this.links.make('password-reset', id, version),
      expiresAt: reset.expiresAt.toISOString(),
    };
  }

  /** @param formId never of a form in which an address was typed: its outcome would tell that there is an account */
  private async send(manager: EntityManager, personId: string | null, formId?: string): Promise<void> {
    const id = randomUUID();
    const expiresAt = new Date(this.clock.now().getTime() + lifeMs);
    await this.repository.insert(manager, { id, personId, expiresAt, usedAt: null });
    await this.outbox.tell(manager, passwordResetRequested, { resetId: id, personId, formId });
  }

  /** @throws {LinkIncomplete} for a token that is none of ours */
  private async read(token: string): Promise<Found> {
    const { linked } = await this.links.find('password-reset', token, async (id) => {
      const reset = await this.repository.find(id);
      return reset && Object.assign(reset, { version });
    });
    const { personId } = linked;
    const person = personId && (await this.people.find(personId));
    if (!person) throw new LinkIncomplete();
    return { reset: Object.assign(linked, { personId }), person };
  }

  private stateOf({ usedAt, expiresAt }: PasswordReset): Output<typeof getPasswordReset>['state'] {
    if (usedAt) return 'used';
    return expiresAt <= this.clock.now() ? 'expired' : 'open';
  }

  private mustBeOpen(reset: PasswordReset): void {
    const state = this.stateOf(reset);
    if (state === 'used') throw new ResetLinkUsed();
    if (state === 'expired') throw new ResetLinkExpired();
  }
}
