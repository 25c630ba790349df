import type { OrganisationRole } from '@dspt/contracts/access';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import type { Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import type { EntityManager } from 'typeorm';
import type { InvitationsService } from '../invitations/invitations.service.js';
import type { MembershipsService } from '../memberships/memberships.service.js';
import type { PeopleService } from '../people/people.service.js';
import type { SessionsService } from '../sessions/sessions.service.js';
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

interface Services {
  memberships: MembershipsService;
  invitations: InvitationsService;
  people: PeopleService;
  sessions: SessionsService;
}

/** The administrators there were are administrators again, and the new one is what they were before. */
export async function administratorUndo(
  { memberships, invitations, people, sessions }: Services,
  manager: EntityManager,
  { code }: ActionInput<'reset-administrator'>,
  undo: Undo,
): Promise<Plan> {
  const name = await memberships.nameOf(code);
  const what = `Role in ${organisationWords(name, code)}`;
  const steps: { effect: Plan['effects'][number]; told: string; act: () => Promise<void> }[] = [];
  for (const id of undo.administrators) {
    const person = await people.find(id);
    const role = await memberships.roleOf(manager, code, id);
    if (!person || role === 'administrator') continue;
    const { email } = person;
    const member = { code, organisationName: name, personId: id, email, changedBy: null };
    steps.push({
      effect: {
        about: personWords(person),
        what,
        from: role ? roleWords(role) : null,
        to: roleWords('administrator'),
      },
      told: role ? 'Your role has changed' : `You can now work for ${name}`,
      act: () =>
        role
          ? memberships.changeRole(manager, member, 'administrator')
          : memberships.add(manager, { ...member, role: 'administrator' }),
    });
  }
  if (undo.newcomer) {
    const { id, roleBefore } = undo.newcomer;
    const person = await people.find(id);
    const role = await memberships.roleOf(manager, code, id);
    if (person && role) {
      const change = { code, personId: id, changedBy: null };
      steps.push({
        effect: {
          about: personWords(person),
          what,
          from: roleWords(role),
          to: roleBefore ? roleWords(roleBefore) : null,
        },
        told: roleBefore ? 'Your role has changed' : `You no longer work for ${name}`,
        act: async () => {
          if (roleBefore) await memberships.changeRole(manager, change, roleBefore);
          else await memberships.remove(manager, change);
          await sessions.endAll(manager, id);
        },
      });
    }
  }
  const invitation = undo.invitation ? await invitations.lock(manager, undo.invitation) : null;
  if (invitation && !invitation.acceptedAt && !invitation.cancelledAt)
    steps.push({
      effect: { about: personWords(invitation), what: 'Invitation', from: 'Waiting', to: 'Cancelled' },
      told: '',
      act: () => invitations.withdraw(manager, invitation, new Date()),
    });
  if (steps.length === 0) throw new ActionImpossible('There is nothing to take back any more');
  return {
    effects: steps.map(({ effect }) => effect),
    told: steps.filter(({ told }) => told).map(({ effect, told }) => ({ who: effect.about, what: told })),
    warnings: invitation?.acceptedAt
      ? ['The invitation has been accepted: whoever accepted it stays an administrator.']
      : [],
    organisations: [code],
    people: [...undo.administrators, ...(undo.newcomer ? [undo.newcomer.id] : [])].toSorted(),
    act: async () => {
      for (const { act } of steps) await act();
      return null;
    },
  };
}
