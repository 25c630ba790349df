import { accountHelped } from '@dspt/contracts/identity/accounts';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Accounts } from './accounts.js';
import { mergedRoles, type Move } from './merged-roles.js';
import { organisationWords, personWords, roleWords } from './words.js';

type Input = ActionInput<'merge-accounts'>;

/** What separating the two again needs to know. */
interface Merged {
  goes: string;
  moves: Move[];
  /** Accounts that had been merged into the one that goes. */
  followers: string[];
}

@Injectable()
@HandlesAction('merge-accounts')
export class MergeAccounts implements ActionHandler<'merge-accounts'> {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly memberships: MembershipsService,
    private readonly passwordResets: PasswordResetsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly sessions: SessionsService,
    private readonly access: AccessService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { personId, mergedEmail }: Input): Promise<Plan> {
    const other = await this.find(manager, personId, mergedEmail);
    const held = await this.memberships.lockHeldBy(manager, [personId, other.id]);
    const [stays, goes] = await this.accounts.lockProviders(manager, personId, other.id);
    const of = (id: string) => held.filter((each) => each.personId === id);
    const moves = mergedRoles(of(stays.id), of(goes.id));
    const [kept, gone] = [personWords(stays), personWords(goes)];
    return {
      effects: [
        { about: gone, what: 'Account', from: 'Open', to: `Merged into ${kept}; cannot be signed in to` },
        { about: gone, what: 'Sessions', from: null, to: 'Signed out everywhere' },
        ...moves.flatMap((move) => effects(move, kept, gone)),
      ],
      told: [
        { who: kept, what: 'Your two accounts are now one' },
        { who: gone, what: 'This address is no longer used to sign in' },
      ],
      warnings: [...nameWarning(stays, goes), ...(await this.secondFactorWarning(manager, stays, goes))],
      organisations: moves.map(({ code }) => code),
      people: [stays.id, goes.id].toSorted(),
      act: () => this.act(manager, stays, goes, moves),
    };
  }

  async planUndo(manager: EntityManager, { personId }: Input, undo: Record<string, unknown>): Promise<Plan> {
    const { goes: goneId, moves, followers } = undo as unknown as Merged;
    const held = await this.memberships.lockHeldBy(manager, [personId, goneId]);
    const [stays, goes] = await this.accounts.lockMerged(manager, personId, goneId);
    for (const { code, organisationName, after } of moves)
      if (held.find((each) => each.code === code)?.role !== after)
        throw new ActionImpossible(
          `The role of ${personWords(stays)} in ${organisationWords(organisationName, code)} has changed since`,
        );
    const [kept, gone] = [personWords(stays), personWords(goes)];
    return {
      effects: [
        { about: gone, what: 'Account', from: `Merged into ${kept}`, to: 'Open, with the password it had' },
        ...moves.flatMap((move) => effects(move, kept, gone).map(reversed)),
      ],
      told: [kept, gone].map((who) => ({ who, what: 'Your accounts are two again' })),
      warnings: [],
      organisations: moves.map(({ code }) => code),
      people: [stays.id, goes.id].toSorted(),
      act: async () => {
        await this.people.separate(manager, goes, stays, followers);
        await this.formerAddresses.forget(manager, stays.id, goes.email);
        await this.rearrange(manager, stays, goes, moves, 'back');
        for (const { id } of [stays, goes])
          await this.outbox.tell(manager, accountHelped, { personId: id, did: 'accounts-separated' });
        for (const { id } of [stays, goes]) await this.access.revoke(manager, id);
        return null;
      },
    };
  }

  private async find(manager: EntityManager, personId: string, email: string): Promise<Person> {
    const found = await this.people.findByEmail(email, manager);
    if (!found) throw new ActionImpossible(`There is no account with the address ${email}`);
    if (found.id === personId)
      throw new ActionImpossible(
        `${email} is an address of this account already`,
        'Give the address of the other account.',
      );
    if (found.email !== email)
      throw new ActionImpossible(
        `${email} is the address of an account that was merged into that of ${personWords(found)}`,
        'Give the address of that one.',
      );
    return found;
  }

  private async act(manager: EntityManager, stays: Person, goes: Person, moves: Move[]) {
    const followers = await this.people.merge(manager, goes, stays);
    const formerAddressId = await this.formerAddresses.add(manager, stays.id, goes.email);
    await this.rearrange(manager, stays, goes, moves, 'there');
    await this.passwordResets.withdraw(manager, goes.id);
    await this.outbox.tell(manager, accountHelped, {
      personId: stays.id,
      did: 'accounts-merged',
      formerAddressId,
    });
    await this.sessions.endAll(manager, goes.id);
    await this.access.revoke(manager, stays.id);
    const undo: Merged = { goes: goes.id, moves, followers };
    return { ...undo };
  }

  private async rearrange(
    manager: EntityManager,
    { id: stays }: Person,
    { id: goes }: Person,
    moves: Move[],
    way: 'there' | 'back',
  ): Promise<void> {
    for (const { code, before, after, role, since: text } of moves) {
      const since = new Date(text);
      await this.memberships.rearrange(manager, code, [
        { personId: stays, role: way === 'there' ? after : before, since },
        { personId: goes, role: way === 'there' ? null : role, since },
      ]);
    }
  }

  private async secondFactorWarning(manager: EntityManager, stays: Person, goes: Person): Promise<string[]> {
    const weaker =
      (await this.secondFactors.isSetUp(goes.id, manager)) &&
      !(await this.secondFactors.isSetUp(stays.id, manager));
    return weaker ? [`${personWords(goes)} has a second factor; ${personWords(stays)} has none.`] : [];
  }
}

type Effect = Plan['effects'][number];

function effects(
  { code, organisationName, before, after, role }: Move,
  kept: string,
  gone: string,
): Effect[] {
  const what = `Role in ${organisationWords(organisationName, code)}`;
  const change = { about: kept, what, from: before && roleWords(before), to: roleWords(after) };
  return [...(before === after ? [] : [change]), { about: gone, what, from: roleWords(role), to: null }];
}

const reversed = ({ from, to, ...effect }: Effect): Effect => ({ ...effect, from: to, to: from });

const nameWarning = (one: Person, other: Person): string[] =>
  nameOf(one).toLowerCase() === nameOf(other).toLowerCase()
    ? []
    : [`The names differ: ${nameOf(one)} and ${nameOf(other)}. Make sure that this is one person.`];

const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;
