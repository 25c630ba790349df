import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvitationsService } from '../invitations/invitations.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PeopleService } from '../people/people.service.js';
import { mustNotBeStaff } from './accounts.js';
import { WaitingInvitations } from './waiting-invitations.js';
import { invitedWords, organisationWords, personWords, roleWords } from './words.js';

type Input = ActionInput<'link-email'>;

@Injectable()
@HandlesAction('link-email')
export class LinkEmail implements ActionHandler<'link-email'> {
  constructor(
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsClient,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly waiting: WaitingInvitations,
  ) {}

  async plan(manager: EntityManager, { code, email, role }: Input): Promise<Plan> {
    const person = await this.people.findByEmail(email, manager);
    if (!person)
      throw new ActionImpossible(
        `There is no account with the address ${email}`,
        'Check the address. Somebody who has no account yet is invited by an administrator, or by resetting the administrator.',
      );
    mustNotBeStaff(person);
    const { name: organisationName } = await this.organisations.findOneThatMayRegister(code);
    const about = personWords(person);
    const where = organisationWords(organisationName, code);
    if (await this.memberships.isMember(manager, code, person.id))
      throw new ActionImpossible(`${about} already works for ${where}`);
    const personId = person.id;
    const { firstName, lastName } = person;
    const hasAdministrator = await this.memberships.hasAdministrator(code, manager);
    return {
      secondPerson: role === 'administrator' && hasAdministrator,
      effects: [{ about, what: `Role in ${where}`, from: null, to: invitedWords(role) }],
      told: [
        { who: about, what: `An invitation to work for ${organisationName}, to accept or leave` },
        ...(role === 'administrator'
          ? [
              {
                who: `The administrators of ${where}`,
                what: 'There is a new administrator, once it is accepted',
              },
            ]
          : []),
      ],
      warnings: hasAdministrator
        ? []
        : [`${where} has no administrator. A member or an auditor cannot publish.`],
      organisations: [code],
      people: [personId],
      act: async () => {
        const offer = { kind: 'user', code, organisationName, role, invitedBy: null } as const;
        const invited = { email: person.email, firstName, lastName, telephone: '', areas: [] };
        const { id: invitationId } = await this.invitations.invite(manager, { ...offer, ...invited });
        return { personId, invitationId };
      },
    };
  }

  async planUndo(
    manager: EntityManager,
    { code, email }: Input,
    undo: Record<string, unknown>,
  ): Promise<Plan> {
    const invitationId = undo['invitationId'];
    const waiting = typeof invitationId === 'string' && (await this.waiting.lockAny(manager, invitationId));
    if (waiting && waiting.invitation.cancelledAt)
      throw new ActionImpossible('The invitation has been cancelled already');
    if (waiting && !waiting.invitation.acceptedAt) return this.waiting.cancellation(manager, waiting, null);
    const administrators = await this.memberships.administratorsOf(manager, code);
    const person = await this.people.findCurrent(String(undo['personId']), manager);
    const role = person && (await this.memberships.roleOf(manager, code, person.id));
    const where = organisationWords(await this.memberships.nameOf(code, manager), code);
    if (!role) throw new ActionImpossible(`${email} does not work for ${where} any more`);
    const last = administrators.length === 1 && administrators[0]!.id === person.id;
    const about = personWords(person);
    return {
      effects: [{ about, what: `Role in ${where}`, from: roleWords(role), to: null }],
      told: [{ who: about, what: `You no longer work for ${where}` }],
      warnings: last ? [`${where} has no administrator then.`] : [],
      organisations: [code],
      people: [person.id],
      act: async () => {
        await this.memberships.remove(manager, {
          code,
          personId: person.id,
          changedBy: null,
          evenLast: last,
        });
        return null;
      },
    };
  }
}
