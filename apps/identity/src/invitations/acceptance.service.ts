import { organisationRole, type StaffRole } from '@dspt/contracts/access';
import type { Body, Output } from '@dspt/contracts/define';
import type { acceptInvitation, listMyInvitations, MyInvitation } from '@dspt/contracts/identity/invitations';
import type { Session, signIn } from '@dspt/contracts/identity/sessions';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { MembershipsService, type Kin } from '../memberships/memberships.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { asPerson } from '../people/as-person.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SignInFailed } from '../sessions/sessions.problems.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInService, type StartedSession } from '../sessions/sign-in.service.js';
import type { Invitation } from './invitation.entity.js';
import { StaffCannotJoin } from './invitations.problems.js';
import { InvitationsService } from './invitations.service.js';
import { OpenInvitations } from './open-invitations.js';

/** Turns an invitation into an account, a membership and a session. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly source: DataSource,
    private readonly invitations: InvitationsService,
    private readonly open: OpenInvitations,
    private readonly memberships: MembershipsService,
    private readonly organisations: OrganisationsClient,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly access: AccessService,
  ) {}

  async accept(
    token: string,
    { password, device }: Body<typeof acceptInvitation>,
    address: string,
  ): Promise<StartedSession> {
    const { invitation, replaced } = await this.invitations.read(token);
    this.open.mustBeOpen(invitation, replaced);
    const person = await this.people.findByEmail(invitation.email);
    if (person) {
      const shown = { email: person.email, password, device };
      return this.acceptAs(person, invitation, await this.mustBeTheirs(shown, address), device);
    }
    this.passwords.mustBeGood(password, invitation, organisationsOf(invitation));
    return this.acceptAsNew(invitation, await this.passwords.hash(password), device);
  }

  /** Signed in, nobody needs the link: the organisation is joined and acted for. @throws {NotFound} when not theirs */
  async acceptMine(caller: Caller, id: string): Promise<Session> {
    const { invitation: found, person } = await this.open.theirs(caller, id);
    const kin = await this.kinOf(found);
    await this.source.transaction(async (manager) => {
      await this.fulfil(manager, await this.open.lock(manager, found), person, kin);
      await this.sessions.actFor(manager, caller, found.code!);
    });
    return this.sessions.get(caller.sessionId);
  }

  /** What the mailbox of somebody signed in, or one merged into it, has been invited to. */
  async mine(caller: Caller): Promise<Output<typeof listMyInvitations>> {
    const { email } = (await this.sessions.get(caller.sessionId)).person;
    const emails = [email, ...(await this.people.mergedAddressesOf(caller.personId))];
    const open = await this.invitations.openTo(emails);
    const inviters = await this.people.contacts(open.flatMap(({ invitedBy }) => invitedBy ?? []));
    return { items: open.map((invitation) => asOffered(invitation, inviters)) };
  }

  private async acceptAs(
    person: Person,
    invitation: Invitation,
    passwordHash: string,
    device: string | undefined,
  ): Promise<StartedSession> {
    const kin = await this.kinOf(invitation);
    return this.source.transaction(async (manager) => {
      if (!(await this.passwords.holds(manager, person.id, passwordHash))) throw passwordOfAccountNeeded();
      await asPerson(person, async () =>
        this.fulfil(manager, await this.open.lock(manager, invitation), person, kin),
      );
      return this.signIns.begin(manager, person.id, device);
    });
  }

  private async acceptAsNew(
    seen: Invitation,
    passwordHash: string,
    device: string | undefined,
  ): Promise<StartedSession> {
    const kin = await this.kinOf(seen);
    return this.source.transaction(async (manager) => {
      const invitation = await this.open.lock(manager, seen);
      const person = await this.makeAccount(manager, invitation, passwordHash);
      await asPerson(person, () => this.fulfil(manager, invitation, person, kin));
      return this.signIns.begin(manager, person.id, device);
    });
  }

  /**
   * Asked before the transaction. Without an answer a registration counts, and goes on: its twin was looked at when the
   * link was asked for.
   */
  private async kinOf({ kind, code }: Invitation): Promise<Kin> {
    const none = { headOffice: null, twin: null };
    if (kind !== 'registration' || !code) return none;
    try {
      return await this.organisations.find(code);
    } catch (error) {
      if (error instanceof Problem) return none;
      throw error;
    }
  }

  /** Whoever has the link has the mailbox; the account behind it opens to its password only. */
  private async mustBeTheirs(shown: Body<typeof signIn>, address: string): Promise<string> {
    try {
      return (await this.signIns.prove(shown, address)).passwordHash;
    } catch (error) {
      throw error instanceof SignInFailed ? passwordOfAccountNeeded() : error;
    }
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

  private async fulfil(
    manager: EntityManager,
    invitation: Invitation,
    person: Person,
    { headOffice, twin }: Kin,
  ): Promise<void> {
    const { id: personId, email } = person;
    if (person.staffRole && invitation.kind !== 'staff') throw new StaffCannotJoin();
    await this.invitations.accepted(manager, invitation, personId);
    const { kind, code, organisationName, invitedBy, areas } = invitation;
    const role = organisationRole.safeParse(invitation.role).data;
    if (!code || !organisationName || !role) {
      await this.people.makeStaff(manager, personId, invitation.role as StaffRole, areas);
      return this.access.revoke(manager, personId);
    }
    const member = { code, organisationName, personId, email };
    if (kind === 'registration')
      return this.memberships.addFirstAdministrator(manager, { ...member, headOffice, twin });
    return this.memberships.join(manager, { ...member, role, changedBy: invitedBy });
  }
}

const asOffered = (
  { id, code, organisationName, role, invitedBy, expiresAt }: Invitation,
  inviters: Awaited<ReturnType<PeopleService['contacts']>>,
): MyInvitation => {
  const inviter = inviters.find(({ personId }) => personId === invitedBy);
  return {
    id,
    code: code!,
    organisationName: organisationName!,
    role: organisationRole.parse(role),
    invitedBy: inviter ? `${inviter.firstName} ${inviter.lastName}` : null,
    expiresAt: expiresAt.toISOString(),
  };
};

const organisationsOf = ({ code, organisationName }: Invitation) =>
  code && organisationName ? [{ code, name: organisationName }] : [];

const passwordOfAccountNeeded = () =>
  new InvalidInput([
    {
      field: 'password',
      message: 'You have an account with this email address already. Enter its password, or reset it',
    },
  ]);
