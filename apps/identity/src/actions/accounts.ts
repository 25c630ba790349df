import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Person } from '../people/person.entity.js';
import { MembershipsService } from '../memberships/memberships.service.js';

/** The account a helpdesk action is about. */
@Injectable()
export class Accounts {
  constructor(private readonly memberships: MembershipsService) {}

  /** Nobody else changes it until the transaction ends. @throws {ActionImpossible} when there is none */
  async lock(manager: EntityManager, id: string): Promise<{ person: Person; organisations: string[] }> {
    const person = await manager.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!person) throw new ActionImpossible('There is no such account');
    const organisations = await this.memberships.organisationsOf(id);
    return { person, organisations: organisations.map(({ code }) => code).toSorted() };
  }
}
