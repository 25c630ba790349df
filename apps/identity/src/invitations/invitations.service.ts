import { randomUUID } from 'node:crypto';
import { organisationRole, type OrganisationRole } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import { invitationCreated, renewInvitation, type getInvitation } from '@dspt/contracts/identity/invitations';
import { type issueLink } from '@dspt/contracts/identity/links';
import type { findContacts } from '@dspt/contracts/identity/users';
import { NotFound } from '@dspt/contracts/problem';
import { acting } from '@dspt/service-kit/audit/acting';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { Links } from '../links/links.js';
import { LinkIsDead } from '../links/links.problems.js';
import {
  AlreadyHasAdministrator,
  InvitationAccepted,
  RoleChangedMeanwhile,
} from '../memberships/memberships.problems.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PeopleService } from '../people/people.service.js';
import { linkStateOf, stateOf } from './invitation-state.js';
import { Invitation } from './invitation.entity.js';
import { InvitationCancelled, InvitationDeclined, InvitationUsed } from './invitations.problems.js';
import { InvitationsRepository } from './invitations.repository.js';

export type Invited = Pick<
  Invitation,
  | 'kind'
  | 'code'
  | 'organisationName'
  | 'role'
  | 'areas'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'telephone'
  | 'invitedBy'
>;

const lifeMs = 24 * 3600_000;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: InvitationsRepository,
    private readonly memberships: MembershipsService,
    private readonly people: PeopleService,
    private readonly attempts: AttemptsService,
    private readonly links: Links,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Sends an invitation; one that waits already for the same mailbox is changed and sent with a fresh link.
   * @param formId of whoever may learn whether the email was refused
   */
  async invite(manager: EntityManager, invited: Invited, formId?: string): Promise<Invitation> {
    await this.repository.lockMailbox(manager, invited.code, invited.email);
    const waiting = await this.repository.lockWaiting(manager, invited);
    const base = waiting ?? { id: randomUUID(), version: 0, createdAt: this.clock.now() };
    const invitation = Object.assign(new Invitation(), base, invited, {
      acceptedAt: null,
      cancelledAt: null,
      declined: false,
      caseNumber: acting().action?.caseNumber ?? null,
    });
    await this.send(manager, invitation, formId);
    return invitation;
  }

  async get(token: string): Promise<Output<typeof getInvitation>> {
    const { invitation, replaced } = await this.read(token);
    const { id, email, firstName, lastName, telephone, code, organisationName, role, expiresAt } = invitation;
    const state = linkStateOf(invitation, this.clock.now(), replaced);
    const hasAccount = (await this.people.findByEmail(email)) !== null;
    return {
      id,
      state: state === 'open' && (await this.isTaken(invitation)) ? 'taken' : state,
      sentAt: sentAt(invitation).toISOString(),
      email,
      firstName,
      lastName,
      telephone,
      code,
      organisationName,
      role,
      expiresAt: expiresAt.toISOString(),
      hasAccount,
      declinable: isDeclinable(invitation),
      termsAccepted: hasAccount || invitation.kind === 'registration',
    };
  }

  /** @throws {LinkIncomplete} for a token that is none of ours */
  async read(token: string): Promise<{ invitation: Invitation; replaced: boolean }> {
    const found = await this.links.find('invitation', token, (id) => this.repository.find(id));
    return { invitation: found.linked, replaced: found.replaced };
  }

  /** Sends a fresh link to the mailbox, in place of the one before. */
  async renew(token: string, requestId?: string): Promise<void> {
    const { invitation: found } = await this.read(token);
    const sent = { route: renewInvitation, requestId, by: null, input: { id: found.id } };
    if (await this.idempotency.before(sent)) return;
    await this.attempts.limitMailbox('renewal', found.email);
    const act = async (manager: EntityManager) => {
      const invitation = await this.repository.lock(manager, found.id);
      if (invitation?.declined) throw new InvitationDeclined();
      if (!invitation || invitation.cancelledAt) throw new InvitationCancelled();
      if (invitation.acceptedAt) throw new InvitationUsed();
      await this.mustBeOfUse(manager, invitation);
      await this.send(manager, invitation, requestId);
    };
    await this.source.transaction((manager) => this.idempotency.once(manager, sent, () => act(manager)));
  }

  /** Under lock until the transaction ends. @throws {NotFound} */
  async lock(manager: EntityManager, id: string): Promise<Invitation> {
    const invitation = await this.repository.lock(manager, id);
    if (!invitation) throw new NotFound('invitation');
    return invitation;
  }

  /** The latest invitations to these mailboxes, in whatever state, newest first. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  to(emails: string[]): Promise<Invitation[]> {
    return this.repository.to(emails);
  }

  /** Another waits for the same mailbox. */
  async isReplaced(manager: EntityManager, invitation: Invitation): Promise<boolean> {
    await this.repository.lockMailbox(manager, invitation.code, invitation.email);
    return (await this.repository.lockWaiting(manager, invitation)) !== null;
  }

  /** Sends a fresh link to the mailbox of a locked invitation. */
  async resend(manager: EntityManager, invitation: Invitation): Promise<void> {
    await this.send(manager, invitation);
  }

  /** Takes a locked invitation back, or gives it back with `null`. */
  async withdraw(manager: EntityManager, invitation: Invitation, cancelledAt: Date | null): Promise<void> {
    await this.repository.save(manager, Object.assign(invitation, { cancelledAt }));
    const did = cancelledAt ? 'invitation.cancelled' : 'invitation.restored';
    await this.write(manager, did, invitation);
  }

  /** Whoever was invited does not want to. */
  async decline(manager: EntityManager, invitation: Invitation, person: string | undefined): Promise<void> {
    const over = { cancelledAt: this.clock.now(), declined: true };
    await this.repository.save(manager, Object.assign(invitation, over));
    await this.write(manager, 'invitation.declined', invitation, person);
  }

  /** The secret of the link, while there is something to send. */
  async issue(id: string): Promise<Output<typeof issueLink>> {
    const invitation = await this.repository.find(id);
    if (!invitation) throw new NotFound('invitation');
    const state = stateOf(invitation, this.clock.now());
    if (state !== 'open') throw new LinkIsDead(state);
    if (invitation.kind !== 'staff' && (await this.people.findByEmail(invitation.email))?.staffRole)
      throw new LinkIsDead('staff');
    const token = this.links.make('invitation', id, invitation.version);
    return { token, expiresAt: invitation.expiresAt.toISOString() };
  }

  async contacts(ids: string[]): Promise<Output<typeof findContacts>['invitations']> {
    const invitations = await this.repository.findMany(ids);
    return Promise.all(
      invitations.map(async ({ id, email, firstName, lastName, telephone }) => {
        const account = await this.people.findByEmail(email);
        const mailbox = !account ? 'new' : account.email === email ? 'account' : 'former';
        return { invitationId: id, email, firstName, lastName, telephone, mailbox } as const;
      }),
    );
  }

  /** Invitations to these mailboxes that can still be accepted. */
  openTo(emails: string[]): Promise<Invitation[]> {
    return this.repository.openTo(emails, this.clock.now());
  }

  /** Invitations to join an organisation that nobody has accepted yet. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  waitingOf(code: string): Promise<Invitation[]> {
    return this.repository.waitingOf(code);
  }

  isExpired({ expiresAt }: Invitation): boolean {
    return expiresAt <= this.clock.now();
  }

  /** @returns `false` when no such invitation of the organisation waits */
  async cancel(manager: EntityManager, code: string, id: string): Promise<boolean> {
    const invitation = await this.lockWaiting(manager, code, id);
    if (!invitation) return false;
    await this.withdraw(manager, invitation, this.clock.now());
    return true;
  }

  /** @returns `false` when no such invitation of the organisation waits @throws {RoleChangedMeanwhile} */
  async changeRole(
    manager: EntityManager,
    { code, id, shown }: { code: string; id: string; shown: OrganisationRole },
    role: OrganisationRole,
  ): Promise<boolean> {
    const invitation = await this.lockWaiting(manager, code, id);
    if (!invitation) return false;
    const from = organisationRole.parse(invitation.role);
    if (from === role) return true;
    if (from !== shown) throw new RoleChangedMeanwhile(invitation, from);
    await this.repository.save(manager, Object.assign(invitation, { role }));
    await this.write(manager, 'invitation.role-changed', invitation);
    return true;
  }

  private async lockWaiting(manager: EntityManager, code: string, id: string): Promise<Invitation | null> {
    const invitation = await this.repository.lock(manager, id);
    if (invitation?.kind !== 'user' || invitation.code !== code || invitation.cancelledAt) return null;
    if (invitation.acceptedAt) throw new InvitationAccepted(invitation.email);
    return invitation;
  }

  private async send(manager: EntityManager, invitation: Invitation, formId?: string): Promise<void> {
    invitation.version += 1;
    invitation.expiresAt = new Date(this.clock.now().getTime() + lifeMs);
    await this.repository.save(manager, invitation);
    const { id: invitationId, code, organisationName, role, kind, invitedBy, caseNumber } = invitation;
    await this.outbox.tell(manager, invitationCreated, {
      invitationId,
      code,
      organisationName,
      role,
      kind,
      invitedBy,
      caseNumber,
      formId,
    });
    await this.write(manager, invitation.version > 1 ? 'invitation.renewed' : 'invitation.sent', invitation);
  }

  /** It has become a membership, or a role in our staff. */
  async accepted(manager: EntityManager, invitation: Invitation, personId: string): Promise<void> {
    await this.repository.save(manager, Object.assign(invitation, { acceptedAt: this.clock.now() }));
    await this.write(manager, 'invitation.accepted', invitation, personId);
  }

  private async write(
    manager: EntityManager,
    did: string,
    invitation: Invitation,
    person?: string,
  ): Promise<void> {
    const { id: invitationId, code, role, email } = invitation;
    await this.audit.write(manager, { did, organisation: code, person, to: { invitationId, role, email } });
  }

  /** @throws {AlreadyHasAdministrator} when accepting it would be refused */
  async mustBeOfUse(manager: EntityManager, invitation: Invitation): Promise<void> {
    if (await this.isTaken(invitation, manager))
      throw new AlreadyHasAdministrator(invitation.organisationName!);
  }

  /** Somebody else was quicker to register the organisation. */
  private async isTaken({ kind, code }: Invitation, manager?: EntityManager): Promise<boolean> {
    return kind === 'registration' && this.memberships.hasAdministrator(code!, manager);
  }
}

/** Somebody has invited them to an organisation, and can be told. */
export const isDeclinable = ({ kind }: Pick<Invitation, 'kind'>): boolean => kind === 'user';

/** When the newest link was sent. */
export const sentAt = ({ expiresAt }: Invitation): Date => new Date(expiresAt.getTime() - lifeMs);
