import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvitationsService } from '../invitations/invitations.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { mustNotBeStaff } from './accounts.js';
import { AdministratorUndo, type Undo } from './administrator-undo.js';
import { invitedWords, organisationWords, personWords, roleWords } from './words.js';

type Input = ActionInput<'reset-administrator'>;
type Effect = Plan['effects'][number];

/** What becomes of the administrators there are, in words. */
const fates = { stay: roleWords('administrator'), demote: roleWords('member'), remove: null } as const;

@Injectable()
@HandlesAction('reset-administrator')
export class ResetAdministrator implements ActionHandler<'reset-administrator'> {
  constructor(
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsClient,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionsService,
    private readonly undoing: AdministratorUndo,
  ) {}

  async plan(manager: EntityManager, input: Input): Promise<Plan> {
    const { code, email, others } = input;
    const { name } = await this.organisations.findOneThatMayRegister(code);
    const where = organisationWords(name, code);
    const newcomer = await this.people.findByEmail(email, manager);
    mustNotBeStaff(newcomer);
    const administrators = await this.memberships.administratorsOf(manager, code);
    if (administrators.some(({ id }) => id === newcomer?.id))
      throw new ActionImpossible(`${email} is an administrator of ${where} already`);
    const roleBefore = newcomer && (await this.memberships.roleOf(manager, code, newcomer.id));
    const what = `Role in ${where}`;
    return {
      effects: [
        newcomerEffect(input, newcomer, what, roleBefore),
        ...administrators.flatMap((person) => othersEffects(person, what, others)),
      ],
      told: [
        { who: personWords(newcomer ?? input), what: toldNewcomer(roleBefore, name) },
        ...(roleBefore && others === 'stay' && administrators.length > 0
          ? [{ who: `The administrators of ${where}`, what: 'There is a new administrator' }]
          : []),
        ...(others === 'stay' ? [] : administrators).map((person) => ({
          who: personWords(person),
          what: others === 'demote' ? 'Your role has changed' : `You no longer work for ${name}`,
        })),
      ],
      warnings:
        others !== 'stay' && !roleBefore
          ? [
              `Until ${personWords(newcomer ?? input)} has accepted the invitation, ${where} has no administrator.`,
            ]
          : [],
      organisations: [code],
      people: [...administrators.map(({ id }) => id), ...(newcomer ? [newcomer.id] : [])].toSorted(),
      act: () => this.act(manager, input, { name, newcomer, administrators, roleBefore }),
    };
  }

  planUndo(manager: EntityManager, input: Input, undo: Record<string, unknown>): Promise<Plan> {
    return this.undoing.plan(manager, input, undo as unknown as Undo);
  }

  private async act(
    manager: EntityManager,
    input: Input,
    { name, newcomer, administrators, roleBefore }: Scene,
  ): Promise<Record<string, unknown>> {
    const { code, email, firstName, lastName, others } = input;
    const undo: Undo = {
      administrators: administrators.map(({ id }) => id),
      newcomer: null,
      invitation: null,
    };
    if (newcomer && roleBefore) {
      undo.newcomer = { id: newcomer.id, roleBefore };
      const change = { code, personId: newcomer.id, changedBy: null };
      await this.memberships.changeRole(manager, change, 'administrator');
    } else {
      const invited = { email, firstName, lastName, telephone: '', areas: [], invitedBy: null };
      const offer = { kind: 'user', role: 'administrator', code, organisationName: name } as const;
      undo.invitation = (await this.invitations.invite(manager, { ...invited, ...offer })).id;
    }
    for (const { id: personId } of others === 'stay' ? [] : administrators) {
      const change = { code, personId, changedBy: null, evenLast: true };
      if (others === 'demote') await this.memberships.changeRole(manager, change, 'member');
      else await this.memberships.remove(manager, change);
      await this.sessions.endAll(manager, personId);
    }
    return { ...undo, others };
  }
}

interface Scene {
  name: string;
  newcomer: Person | null;
  administrators: Person[];
  roleBefore: RoleBefore;
}

/** Of a newcomer who works there already. */
type RoleBefore = Awaited<ReturnType<MembershipsService['roleOf']>> | null;

function newcomerEffect(input: Input, newcomer: Person | null, what: string, held: RoleBefore): Effect {
  const about = personWords(newcomer ?? input);
  if (held) return { about, what, from: roleWords(held), to: roleWords('administrator') };
  return { about, what, from: null, to: invitedWords('administrator') };
}

function othersEffects(person: Person, what: string, others: Input['others']): Effect[] {
  const about = personWords(person);
  const role = { about, what, from: roleWords('administrator'), to: fates[others] };
  if (others === 'stay') return [role];
  return [role, { about, what: 'Sessions', from: null, to: 'Signed out everywhere' }];
}

const toldNewcomer = (roleBefore: RoleBefore, name: string): string =>
  roleBefore ? `You are now an administrator of ${name}` : `An invitation to be an administrator of ${name}`;
