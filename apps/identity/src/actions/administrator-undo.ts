import type { OrganisationRole } from '@dspt/contracts/access';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import type { Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Invitation } from '../invitations/invitation.entity.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { WaitingInvitations } from './waiting-invitations.js';
import { organisationWords, personWords, roleWords } from './words.js';

/** What resetting the administrator left behind. */
export interface Undo {
  /** Ids of those who were administrators. */
  administrators: string[];
  /** Who was made one at once, and what they were before. */
  newcomer: { id: string; roleBefore: OrganisationRole | null } | null;
  /** The invitation that was sent instead. */
  invitation: string | null;
}

interface Step {
  effect: Plan['effects'][number];
  told: string;
  act: (manager: EntityManager) => Promise<void>;
}

interface OrganisationName {
  code: string;
  name: string;
}

/** The administrators there were are administrators again, and the new one is what they were before. */
@Injectable()
export class AdministratorUndo {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly waiting: WaitingInvitations,
  ) {}

  async plan(
    manager: EntityManager,
    { code }: ActionInput<'reset-administrator'>,
    { administrators, newcomer, invitation: invitationId }: Undo,
  ): Promise<Plan> {
    const organisation = { code, name: await this.memberships.nameOf(code, manager) };
    const present = await this.memberships.administratorsOf(manager, code);
    const former = await this.accounts(manager, administrators);
    const added = newcomer && (await this.people.findCurrent(newcomer.id, manager));
    const invitation = invitationId ? await this.invitations.lock(manager, invitationId) : null;
    const steps = [
      ...(await this.restore(manager, organisation, former)),
      ...(added ? await this.takeBack(manager, organisation, added, newcomer.roleBefore) : []),
      ...(invitation ? this.withdraw(invitation) : []),
    ];
    if (steps.length === 0) throw new ActionImpossible('There is nothing to take back any more');
    if (added && former.length === 0 && present.every(({ id }) => id === added?.id))
      throw new ActionImpossible(
        `${organisationWords(organisation.name, code)} would have no administrator`,
        'Reset the administrator again instead.',
      );
    return {
      effects: steps.map(({ effect }) => effect),
      told: steps.map(({ effect: { about }, told }) => ({ who: about, what: told })),
      warnings: invitation?.acceptedAt
        ? ['The invitation has been accepted: whoever accepted it stays an administrator.']
        : [],
      organisations: [code],
      people: [...new Set([...former, ...(added ? [added] : [])].map(({ id }) => id))].toSorted(),
      act: async () => {
        for (const { act } of steps) await act(manager);
        return null;
      },
    };
  }

  private async accounts(manager: EntityManager, ids: string[]): Promise<Person[]> {
    const people = new Map<string, Person>();
    for (const id of ids) {
      const person = await this.people.findCurrent(id, manager);
      if (person) people.set(person.id, person);
    }
    return [...people.values()];
  }

  private async restore(
    manager: EntityManager,
    organisation: OrganisationName,
    people: Person[],
  ): Promise<Step[]> {
    const steps: Step[] = [];
    for (const person of people) {
      const role = await this.memberships.roleOf(manager, organisation.code, person.id);
      if (role !== 'administrator') steps.push(this.restoreOne(organisation, person, role));
    }
    return steps;
  }

  private restoreOne(
    { code, name }: OrganisationName,
    person: Person,
    role: Exclude<OrganisationRole, 'administrator'> | undefined,
  ): Step {
    const { id: personId, email } = person;
    const member = { code, organisationName: name, personId, email, changedBy: null };
    return {
      effect: effect(roleIn(code, name), person, role ?? null, 'administrator'),
      told: role ? 'Your role has changed' : `You can now work for ${name}`,
      act: (manager) =>
        role
          ? this.memberships.changeRole(manager, member, 'administrator')
          : this.memberships.add(manager, { ...member, role: 'administrator' }),
    };
  }

  private async takeBack(
    manager: EntityManager,
    { code, name }: OrganisationName,
    person: Person,
    before: OrganisationRole | null,
  ): Promise<Step[]> {
    const role = await this.memberships.roleOf(manager, code, person.id);
    if (!role || role === before) return [];
    const change = { code, personId: person.id, changedBy: null };
    return [
      {
        effect: effect(roleIn(code, name), person, role, before),
        told: before ? 'Your role has changed' : `You no longer work for ${name}`,
        act: async () => {
          if (before) await this.memberships.changeRole(manager, change, before);
          else await this.memberships.remove(manager, change);
          await this.sessions.endAll(manager, person.id);
        },
      },
    ];
  }

  private withdraw(invitation: Invitation): Step[] {
    if (invitation.acceptedAt || invitation.cancelledAt) return [];
    return [
      {
        effect: {
          about: personWords(invitation),
          what: 'Invitation',
          from: 'Waiting',
          to: 'Cancelled: its link stops working',
        },
        told: 'The invitation has been cancelled',
        act: (manager) => this.waiting.cancel(manager, invitation),
      },
    ];
  }
}

const roleIn = (code: string, name: string): string => `Role in ${organisationWords(name, code)}`;

const effect = (
  what: string,
  person: Person,
  from: OrganisationRole | null,
  to: OrganisationRole | null,
): Step['effect'] => ({
  about: personWords(person),
  what,
  from: from && roleWords(from),
  to: to && roleWords(to),
});
