import { organisationRole } from '@dspt/contracts/access';
import type { Body, Output } from '@dspt/contracts/define';
import {
  inviteUser,
  inviteUsers,
  type Administrator,
  type changeUserRole,
  type listMembers,
  type User,
} from '@dspt/contracts/identity/users';
import { InvalidInput } from '@dspt/contracts/problem';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { AlreadyUser } from '../memberships/memberships.problems.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { UsersRepository, type ActiveUser } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: UsersRepository,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly attempts: AttemptsService,
    private readonly idempotency: Idempotency,
  ) {}

  async list(code: string, caller: Caller): Promise<User[]> {
    caller.mustActFor(code);
    return this.listForStaff(code);
  }

  async administrators(code: string, caller: Caller): Promise<Administrator[]> {
    caller.mustActFor(code);
    const active = await this.repository.active(code);
    return active
      .filter(({ role }) => role === 'administrator')
      .map(({ id, email, firstName, lastName }) => ({ id, email, firstName, lastName }));
  }

  /** Whoever works there, for another service. */
  async members(code: string): Promise<Output<typeof listMembers>> {
    const active = await this.repository.active(code);
    return {
      members: active.map(({ id, firstName, lastName, role }) => ({
        personId: id,
        firstName,
        lastName,
        role,
      })),
    };
  }

  /** The people of any organisation: who may ask is decided by the permission alone. */
  async listForStaff(code: string): Promise<User[]> {
    const [active, invited] = await Promise.all([
      this.repository.active(code),
      this.invitations.waitingOf(code),
    ]);
    return [...active.map(activeUser), ...invited.map((invitation) => this.invitedUser(invitation))];
  }

  async invite(
    code: string,
    caller: Caller,
    { requestId, ...invited }: Body<typeof inviteUser>,
  ): Promise<User[]> {
    caller.mustActFor(code);
    const { personId: invitedBy } = caller;
    const sent = { route: inviteUser, requestId, by: invitedBy, input: { code, ...invited } };
    if (await this.idempotency.before(sent)) return this.list(code, caller);
    await this.attempts.limitInvitations(caller.personId, code);
    await this.attempts.limitMailbox('invitation', invited.email);
    const organisationName = await this.memberships.nameOf(code);
    const act = async (manager: EntityManager) => {
      const details = { ...invited, telephone: '', areas: [] };
      await this.invitations.invite(manager, { ...details, kind: 'user', code, organisationName, invitedBy });
      // Asked last: an acceptance at the same moment has been waited for. The inviter has them in the list anyway.
      if (await this.memberships.hasAddress(manager, code, invited.email))
        throw new AlreadyUser(invited.email);
    };
    await this.source.transaction((manager) => this.idempotency.once(manager, sent, () => act(manager)));
    return this.list(code, caller);
  }

  /** All of them or none; whoever is a user already, or has an invitation that still works, needs none. */
  async inviteSeveral(
    code: string,
    caller: Caller,
    { requestId, people }: Body<typeof inviteUsers>,
  ): Promise<User[]> {
    caller.mustActFor(code);
    mustDiffer(people);
    const { personId: invitedBy } = caller;
    const sent = { route: inviteUsers, requestId, by: invitedBy, input: { code, people } };
    const organisationName = await this.memberships.nameOf(code);
    const waiting = (await this.invitations.waitingOf(code)).filter(
      (one) => !this.invitations.isExpired(one),
    );
    const needNone = new Set(waiting.map(({ email }) => email));
    const act = async (manager: EntityManager) => {
      // In one order, so that two who invite the same people wait for each other.
      for (const invited of people.toSorted((a, b) => (a.email < b.email ? -1 : 1))) {
        const { email } = invited;
        if (needNone.has(email) || (await this.memberships.hasAddress(manager, code, email))) continue;
        await this.attempts.limitInvitations(invitedBy, code, manager);
        await this.attempts.limitMailbox('invitation', email, manager);
        const details = { ...invited, telephone: '', areas: [] };
        await this.invitations.invite(manager, {
          ...details,
          kind: 'user',
          code,
          organisationName,
          invitedBy,
        });
      }
    };
    await this.source.transaction((manager) => this.idempotency.once(manager, sent, () => act(manager)));
    return this.list(code, caller);
  }

  /** @throws {RoleChangedMeanwhile} when it is neither the role that was shown nor the one that is wanted */
  async changeRole(
    code: string,
    id: string,
    caller: Caller,
    { role, from: shown }: Body<typeof changeUserRole>,
  ): Promise<User[]> {
    caller.mustActFor(code);
    await this.source.transaction(async (manager) => {
      if (await this.invitations.changeRole(manager, { code, id, shown }, role)) return;
      await this.memberships.changeRole(manager, { ...this.change(code, id, caller), shown }, role);
    });
    return this.list(code, caller);
  }

  async remove(code: string, id: string, caller: Caller): Promise<void> {
    caller.mustActFor(code);
    await this.source.transaction(async (manager: EntityManager) => {
      if (await this.invitations.cancel(manager, code, id)) return;
      await this.memberships.remove(manager, this.change(code, id, caller));
    });
  }

  /** @throws {LastAdministrator} @throws {NotFound} also when there is no such organisation */
  async leave(code: string, { personId }: Caller): Promise<void> {
    const themselves = { code, personId, changedBy: personId };
    await this.source.transaction((manager) => this.memberships.remove(manager, themselves));
  }

  private change(code: string, personId: string, { personId: changedBy }: Caller) {
    return { code, personId, changedBy };
  }

  private invitedUser(invitation: Invitation): User {
    const { id, email, firstName, lastName, telephone, role } = invitation;
    const state = this.invitations.isExpired(invitation) ? 'expired' : 'invited';
    const who = { id, email, firstName, lastName, telephone };
    return { ...who, state, role: organisationRole.parse(role), lastSignInAt: null };
  }
}

/** @throws {InvalidInput} naming whoever is listed twice */
function mustDiffer(people: { email: string }[]): void {
  const errors = people.flatMap(({ email }, row) =>
    people.findIndex((one) => one.email === email) < row
      ? [{ field: `people.${row}.email`, message: 'This address is in the list twice' }]
      : [],
  );
  if (errors.length > 0) throw new InvalidInput(errors);
}

const activeUser = ({ lastSignInAt, ...user }: ActiveUser): User => ({
  ...user,
  state: 'active',
  lastSignInAt: lastSignInAt && lastSignInAt.toISOString(),
});
