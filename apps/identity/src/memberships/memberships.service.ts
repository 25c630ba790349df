import type { OrganisationRole } from '@dspt/contracts/access';
import { memberAdded, memberRemoved, membershipsChanged, roleChanged } from '@dspt/contracts/identity/users';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { AlreadyHasAdministrator, AlreadyUser, LastAdministrator } from './memberships.problems.js';
import { MembershipsRepository } from './memberships.repository.js';

export interface NewMember {
  code: string;
  organisationName: string;
  personId: string;
  email: string;
  role: OrganisationRole;
  /** The person themselves when they registered the organisation. */
  changedBy: string | null;
}

interface Change {
  code: string;
  personId: string;
  changedBy: string;
}

/**
 * Who belongs to which organisation. Every change locks the organisation first: two at the same moment cannot both be
 * the first administrator, or both remove the last.
 */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly repository: MembershipsRepository,
    private readonly access: AccessService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  hasAdministrator(code: string): Promise<boolean> {
    return this.repository.hasAdministrator(code);
  }

  /** Name of an organisation that has members. */
  async nameOf(code: string): Promise<string> {
    return (await this.repository.nameOf(code)) ?? code;
  }

  organisationsOf(personId: string): Promise<{ code: string; name: string }[]> {
    return this.repository.organisationsOf(personId);
  }

  async isMember(manager: EntityManager, code: string, personId: string): Promise<boolean> {
    return (await this.repository.roleOf(manager, code, personId)) !== undefined;
  }

  /** @throws {AlreadyHasAdministrator} */
  async addFirstAdministrator(
    manager: EntityManager,
    member: Omit<NewMember, 'role' | 'changedBy'>,
  ): Promise<void> {
    const name = await this.lockOrCopy(manager, member);
    if ((await this.repository.administrators(manager, member.code)) > 0)
      throw new AlreadyHasAdministrator(name);
    await this.put(manager, { ...member, role: 'administrator', changedBy: member.personId }, name);
  }

  /** @throws {AlreadyUser} */
  async add(manager: EntityManager, member: NewMember): Promise<void> {
    const name = await this.lockOrCopy(manager, member);
    if (await this.isMember(manager, member.code, member.personId)) throw new AlreadyUser(member.email);
    await this.put(manager, member, name);
  }

  /** @throws {LastAdministrator} */
  async changeRole(
    manager: EntityManager,
    { code, personId, changedBy }: Change,
    to: OrganisationRole,
  ): Promise<void> {
    const { from, organisationName } = await this.lockMember(manager, code, personId);
    if (from === to) return;
    await this.mustNotBeLast(manager, code, from);
    await this.repository.put(manager, { code, personId, role: to }, this.clock.now());
    await this.outbox.tell(manager, roleChanged, { code, organisationName, personId, changedBy, from, to });
    await this.tellCounts(manager, code);
    await this.access.revoke(manager, personId);
  }

  /** @throws {LastAdministrator} */
  async remove(manager: EntityManager, { code, personId, changedBy }: Change): Promise<void> {
    const { from: role, organisationName } = await this.lockMember(manager, code, personId);
    await this.mustNotBeLast(manager, code, role);
    await this.repository.remove(manager, code, personId);
    await this.outbox.tell(manager, memberRemoved, { code, organisationName, personId, changedBy, role });
    await this.tellCounts(manager, code);
    await this.access.revoke(manager, personId);
  }

  private async lockOrCopy(manager: EntityManager, { code, organisationName }: NamedCode): Promise<string> {
    await this.repository.know(manager, code, organisationName, this.clock.now());
    return (await this.repository.lock(manager, code)) ?? organisationName;
  }

  private async lockMember(manager: EntityManager, code: string, personId: string) {
    const organisationName = await this.repository.lock(manager, code);
    const from = await this.repository.roleOf(manager, code, personId);
    if (organisationName === undefined || !from) throw new NotFound('user');
    return { organisationName, from };
  }

  private async mustNotBeLast(manager: EntityManager, code: string, role: OrganisationRole): Promise<void> {
    if (role !== 'administrator') return;
    if ((await this.repository.administrators(manager, code)) < 2) throw new LastAdministrator();
  }

  private async put(manager: EntityManager, member: NewMember, organisationName: string): Promise<void> {
    const { code, personId, changedBy, role } = member;
    await this.repository.put(manager, { code, personId, role }, this.clock.now());
    await this.outbox.tell(manager, memberAdded, { code, organisationName, personId, changedBy, role });
    await this.tellCounts(manager, code);
  }

  private async tellCounts(manager: EntityManager, code: string): Promise<void> {
    await this.outbox.tell(manager, membershipsChanged, {
      code,
      ...(await this.repository.counted(manager, code)),
    });
  }
}

type NamedCode = Pick<NewMember, 'code' | 'organisationName'>;
