import { organisationRole, type StaffRole } from '@dspt/contracts/access';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { higherRole } from '../memberships/higher-role.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { asPerson } from '../people/as-person.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SessionsService, type NewSession } from '../sessions/sessions.service.js';
import { stateOf } from './invitation-state.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationCancelled, InvitationExpired, InvitationUsed } from './invitations.problems.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

/** Turns an invitation into an account, a membership and a session. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly source: DataSource,
    private readonly invitations: InvitationsService,
    private readonly repository: InvitationsRepository,
    private readonly memberships: MembershipsService,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  async accept(token: string, password: string, address: string): Promise<NewSession> {
    const { invitation, replaced } = await this.invitations.read(token);
    this.mustBeOpen(invitation, replaced);
    const person = await this.people.findByEmail(invitation.email);
    if (person) return this.acceptAs(person, invitation, await this.mustBeTheirs(person, password, address));
    this.passwords.mustBeGood(password, invitation, organisationsOf(invitation));
    return this.acceptAsNew(invitation, await this.passwords.hash(password));
  }

  private acceptAs(person: Person, { id }: Invitation, passwordHash: string): Promise<NewSession> {
    return this.source.transaction(async (manager) => {
      if (!(await this.passwords.holds(manager, person.id, passwordHash))) throw passwordOfAccountNeeded();
      await asPerson(person, async () => this.fulfil(manager, await this.lockOpen(manager, id), person));
      return this.sessions.begin(manager, person.id);
    });
  }

  /** A mailbox that has an account is linked at once: so it is with organisations that invited it before. */
  private acceptAsNew({ id }: Invitation, passwordHash: string): Promise<NewSession> {
    return this.source.transaction(async (manager) => {
      const invitation = await this.lockOpen(manager, id);
      const person = await this.makeAccount(manager, invitation, passwordHash);
      const others = await this.lockOthers(manager, invitation);
      await asPerson(person, async () => {
        for (const each of [invitation, ...others].toSorted(byCode)) await this.fulfil(manager, each, person);
      });
      return this.sessions.begin(manager, person.id);
    });
  }

  private mustBeOpen(invitation: Invitation, replaced = false): void {
    const state = stateOf(invitation, this.clock.now(), replaced);
    if (state === 'expired') throw new InvitationExpired();
    if (state === 'used') throw new InvitationUsed();
    if (state === 'cancelled') throw new InvitationCancelled();
  }

  /** Whoever has the link has the mailbox; the account behind it opens to its password only. */
  private async mustBeTheirs({ id, email }: Person, password: string, address: string): Promise<string> {
    await this.attempts.beginSignIn(email, address);
    const passwordHash = await this.passwords.match(id, password);
    if (!passwordHash) throw passwordOfAccountNeeded();
    await this.attempts.signedIn(email, address);
    return passwordHash;
  }

  private async lockOpen(manager: EntityManager, id: string): Promise<Invitation> {
    const invitation = await this.repository.lock(manager, id);
    if (!invitation) throw new NotFound('invitation');
    this.mustBeOpen(invitation);
    return invitation;
  }

  private async makeAccount(
    manager: EntityManager,
    invitation: Invitation,
    passwordHash: string,
  ): Promise<Person> {
    const person = await this.people.add(manager, invitation);
    if (!person) throw passwordOfAccountNeeded();
    await this.passwords.set(manager, person.id, passwordHash);
    return person;
  }

  private async fulfil(manager: EntityManager, invitation: Invitation, person: Person): Promise<void> {
    const { id: personId, email } = person;
    await this.invitations.accepted(manager, invitation, personId);
    const { kind, code, organisationName, invitedBy, areas } = invitation;
    const role = organisationRole.safeParse(invitation.role).data;
    if (!code || !organisationName || !role) {
      await this.people.makeStaff(manager, personId, invitation.role as StaffRole, areas);
      return this.access.revoke(manager, personId);
    }
    const member = { code, organisationName, personId, email };
    if (kind === 'registration') return this.memberships.addFirstAdministrator(manager, member);
    const held = await this.memberships.roleOf(manager, code, personId);
    if (!held) return this.memberships.add(manager, { ...member, role, changedBy: invitedBy });
    const change = { code, personId, changedBy: invitedBy };
    return this.memberships.changeRole(manager, change, higherRole(held, role));
  }

  private async lockOthers(manager: EntityManager, { id, email }: Invitation): Promise<Invitation[]> {
    const waiting = await this.repository.lockWaitingFor(manager, email);
    return waiting.filter((other) => other.id !== id && stateOf(other, this.clock.now()) === 'open');
  }
}

const organisationsOf = ({ code, organisationName }: Invitation) =>
  code && organisationName ? [{ code, name: organisationName }] : [];

/** Organisations are locked in the same order everywhere. */
const byCode = (a: Invitation, b: Invitation): number => (a.code ?? '').localeCompare(b.code ?? '');

const passwordOfAccountNeeded = () =>
  new InvalidInput([
    {
      field: 'password',
      message: 'You have an account with this email address already. Enter its password, or reset it',
    },
  ]);
