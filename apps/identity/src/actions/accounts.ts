import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { personWords } from './words.js';

/** The account a helpdesk action is about. */
@Injectable()
export class Accounts {
  constructor(
    private readonly access: AccessService,
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
  ) {}

  /** What it may do does not change until the transaction ends. @throws {ActionImpossible} when there is none */
  async lock(manager: EntityManager, id: string): Promise<{ person: Person; organisations: string[] }> {
    await this.access.hold(manager, id);
    const person = await this.people.find(id, manager);
    if (!person) throw new ActionImpossible('There is no such account');
    if (person.closedAt) throw new ActionImpossible('Its owner has closed this account');
    await this.mustBeInUse(manager, person);
    const organisations = await this.memberships.organisationsOf(id, manager);
    return { person, organisations: organisations.map(({ code }) => code).toSorted() };
  }

  /** As `lock`. @throws {ActionImpossible} for an account of our own staff, which a command makes and changes */
  async lockProvider(manager: EntityManager, id: string): ReturnType<Accounts['lock']> {
    const locked = await this.lock(manager, id);
    mustNotBeStaff(locked.person);
    return locked;
  }

  /** Both of two accounts, as given. @throws {ActionImpossible} as for `lockProvider` */
  async lockProviders(manager: EntityManager, one: string, other: string): Promise<[Person, Person]> {
    await this.holdBoth(manager, one, other);
    const [{ person: first }, { person: second }] = [
      await this.lockProvider(manager, one),
      await this.lockProvider(manager, other),
    ];
    return [first, second];
  }

  /** An account and one that is merged into it. @throws {ActionImpossible} when it no longer is */
  async lockMerged(manager: EntityManager, stays: string, goes: string): Promise<[Person, Person]> {
    await this.holdBoth(manager, stays, goes);
    const { person } = await this.lockProvider(manager, stays);
    const merged = await this.people.find(goes, manager);
    if (merged?.mergedInto !== stays)
      throw new ActionImpossible(`No such account is merged into that of ${personWords(person)} any more`);
    return [person, merged];
  }

  /** In the same order everywhere. */
  private async holdBoth(manager: EntityManager, one: string, other: string): Promise<void> {
    for (const id of [one, other].toSorted()) await this.access.hold(manager, id);
  }

  private async mustBeInUse(manager: EntityManager, { mergedInto }: Person): Promise<void> {
    const into = mergedInto && (await this.people.find(mergedInto, manager));
    if (into) throw new ActionImpossible(`This account was merged into that of ${personWords(into)}`);
  }
}

/** @throws {ActionImpossible} */
export function mustNotBeStaff(person: Person | null): void {
  if (!person?.staffRole) return;
  throw new ActionImpossible(
    `${personWords(person)} is a member of staff`,
    'The helpdesk may only unlock such an account, end its sessions and reset its second factor.',
  );
}
