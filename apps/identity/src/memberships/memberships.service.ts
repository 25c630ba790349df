import type { OrganisationRole } from '@dspt/contracts/access';
import { memberAdded, memberRemoved, membershipsChanged, roleChanged } from '@dspt/contracts/identity/users';
import { NotFound } from '@dspt/contracts/problem';
import { acting } from '@dspt/service-kit/audit/acting';
import { Audit, type Change as AuditedChange } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '../people/person.entity.js';
import { AccessService } from '../access/access.service.js';
import { AttemptsService } from '../attempts/attempts.service.js';
import { higherRole } from './higher-role.js';
import {
  AlreadyHasAdministrator,
  AlreadyUser,
  LastAdministrator,
  RoleChangedMeanwhile,
  TwinHasAdministrator,
} from './memberships.problems.js';
import { MembershipsRepository, type Held } from './memberships.repository.js';

export interface NewMember {
  code: string;
  organisationName: string;
  personId: string;
  email: string;
  role: OrganisationRole;
  /** The person themselves when they registered the organisation. */
  changedBy: string | null;
}

type Registered = Omit<NewMember, 'role' | 'changedBy'> & Kin;

/** What decides who may register a code, beside the code itself. */
export interface Kin {
  /** The head office that operates it. */
  headOffice: { code: string } | null;
  /** The other code of the same single location. */
  twin: { code: string; name: string } | null;
}

interface Change {
  code: string;
  personId: string;
  changedBy: string | null;
  /** Also the last administrator: the helpdesk has a new one on the way. */
  evenLast?: boolean;
  /** The role that whoever changes it has seen; it has to be the one they have. */
  shown?: OrganisationRole;
}

interface Wanted {
  personId: string;
  role: OrganisationRole | null;
  /** Of a role the person did not have. */
  since: Date;
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
    private readonly attempts: AttemptsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  hasAdministrator(code: string, manager?: EntityManager): Promise<boolean> {
    return this.repository.hasAdministrator(code, manager);
  }

  /** Name of an organisation that has members. */
  async nameOf(code: string, manager?: EntityManager): Promise<string> {
    return (await this.repository.nameOf(code, manager)) ?? code;
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  organisationsOf(personId: string, manager?: EntityManager): Promise<{ code: string; name: string }[]> {
    return this.repository.organisationsOf(personId, manager);
  }

  /** The people who are administrators, locked against changes, by address. */
  async administratorsOf(manager: EntityManager, code: string): Promise<Person[]> {
    await this.repository.lock(manager, code);
    return this.repository.administratorsOf(manager, code);
  }

  /** What these people may do, by code, locked against changes. */
  async lockHeldBy(manager: EntityManager, people: string[]): Promise<Held[]> {
    const held = await this.repository.heldBy(manager, people);
    await this.repository.lockMany(
      manager,
      held.map(({ code }) => code),
    );
    return this.repository.heldBy(manager, people);
  }

  /** Those of these, locked, in which nobody else administers. */
  async aloneIn(manager: EntityManager, held: readonly Held[]): Promise<Held[]> {
    const alone: Held[] = [];
    for (const one of held) if (await this.isLast(manager, one)) alone.push(one);
    return alone;
  }

  /**
   * Gives roles of one account to another of the same person, or back: `null` for none. Nobody gets an email, because
   * nothing changes for people. The organisations are locked already, and tokens are voided by the caller.
   */
  async rearrange(manager: EntityManager, code: string, wanted: Wanted[]): Promise<void> {
    for (const { personId, role, since } of wanted) {
      const from = (await this.repository.roleOf(manager, code, personId)) ?? null;
      if (from === role) continue;
      if (role) await this.repository.put(manager, { code, personId, role }, since);
      else await this.repository.remove(manager, code, personId);
      const change = { from: { role: from }, to: { role } };
      await this.write(manager, rearranged(from, role), { code, personId }, change);
    }
    await this.tellCounts(manager, code);
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  roleOf(manager: EntityManager, code: string, personId: string): Promise<OrganisationRole | undefined> {
    return this.repository.roleOf(manager, code, personId);
  }

  async isMember(manager: EntityManager, code: string, personId: string): Promise<boolean> {
    return (await this.repository.roleOf(manager, code, personId)) !== undefined;
  }

  /**
   * Registering an organisation. Sites of a head office that the person administers do not count towards what one
   * person may register in a day. @throws {AlreadyHasAdministrator} @throws {TwinHasAdministrator}
   * @throws {TooManyOrganisations}
   */
  async addFirstAdministrator(
    manager: EntityManager,
    { headOffice, twin, ...member }: Registered,
  ): Promise<void> {
    const ownSite =
      headOffice !== null &&
      (await this.repository.roleOf(manager, headOffice.code, member.personId)) === 'administrator';
    if (!ownSite) await this.attempts.limitRegistrations(manager, member.personId);
    const organisationName = await this.lockWithTwin(manager, member, twin);
    await this.mustBeFree(manager, { ...member, organisationName, twin });
    await this.put(
      manager,
      { ...member, role: 'administrator', changedBy: member.personId },
      organisationName,
    );
  }

  /**
   * Nobody administers it, and no stranger registers a place that is administered under its other code.
   * @throws {AlreadyHasAdministrator} @throws {TwinHasAdministrator}
   */
  async mustBeFree(
    manager: EntityManager,
    { code, organisationName, twin, personId }: NamedCode & Pick<Kin, 'twin'> & { personId?: string },
  ): Promise<void> {
    if (await this.repository.hasAdministrator(code, manager))
      throw new AlreadyHasAdministrator(organisationName);
    if (!twin || !(await this.repository.hasAdministrator(twin.code, manager))) return;
    const own = personId && (await this.repository.roleOf(manager, twin.code, personId));
    if (own !== 'administrator') throw new TwinHasAdministrator(organisationName, twin);
  }

  /** @throws {AlreadyUser} */
  async add(manager: EntityManager, member: NewMember): Promise<void> {
    const name = await this.lockOrCopy(manager, member);
    if (await this.isMember(manager, member.code, member.personId)) throw new AlreadyUser(member.email);
    await this.put(manager, member, name);
  }

  /** Whoever is a user already keeps the higher of the two roles. */
  async join(manager: EntityManager, member: NewMember): Promise<void> {
    const name = await this.lockOrCopy(manager, member);
    const { code, personId, role, changedBy } = member;
    const held = await this.repository.roleOf(manager, code, personId);
    if (!held) return this.put(manager, member, name);
    await this.changeRole(manager, { code, personId, changedBy }, higherRole(held, role));
  }

  /** Somebody who signs in with exactly this address is a user of the organisation. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  hasAddress(manager: EntityManager, code: string, email: string): Promise<boolean> {
    return this.repository.hasAddress(manager, code, email);
  }

  /** @throws {LastAdministrator} @throws {RoleChangedMeanwhile} */
  async changeRole(
    manager: EntityManager,
    { code, personId, changedBy, evenLast = false, shown }: Change,
    to: OrganisationRole,
  ): Promise<void> {
    const { from, organisationName } = await this.lockMember(manager, code, personId);
    if (from === to) return;
    if (shown && from !== shown)
      throw new RoleChangedMeanwhile(await this.repository.person(manager, personId), from);
    if (!evenLast && (await this.isLast(manager, { code, role: from }))) throw new LastAdministrator();
    await this.repository.put(manager, { code, personId, role: to }, this.clock.now());
    const about = { code, organisationName, personId, changedBy, helpdesk: isHelpdesk() };
    await this.outbox.tell(manager, roleChanged, { ...about, from, to });
    await this.write(manager, 'member.role-changed', about, { from: { role: from }, to: { role: to } });
    await this.tellCounts(manager, code);
    await this.access.revoke(manager, personId);
  }

  /** @throws {LastAdministrator} */
  async remove(
    manager: EntityManager,
    { code, personId, changedBy, evenLast = false }: Change,
  ): Promise<void> {
    const { from: role, organisationName } = await this.lockMember(manager, code, personId);
    if (!evenLast && (await this.isLast(manager, { code, role }))) throw new LastAdministrator();
    await this.repository.remove(manager, code, personId);
    const about = { code, organisationName, personId, changedBy, helpdesk: isHelpdesk() };
    await this.outbox.tell(manager, memberRemoved, { ...about, role });
    await this.write(manager, personId === changedBy ? 'member.left' : 'member.removed', about, {
      from: { role },
    });
    await this.tellCounts(manager, code);
    await this.access.revoke(manager, personId);
  }

  private async lockOrCopy(manager: EntityManager, { code, organisationName }: NamedCode): Promise<string> {
    await this.repository.know(manager, code, organisationName, this.clock.now());
    return (await this.repository.lock(manager, code)) ?? organisationName;
  }

  /** In the order of their codes, so that two who register one place with both codes wait for each other. */
  private async lockWithTwin(
    manager: EntityManager,
    { code, organisationName }: NamedCode,
    twin: Kin['twin'],
  ): Promise<string> {
    const both = [
      { code, organisationName },
      ...(twin ? [{ code: twin.code, organisationName: twin.name }] : []),
    ];
    const names = new Map<string, string>();
    for (const one of both.toSorted((a, b) => (a.code < b.code ? -1 : 1)))
      names.set(one.code, await this.lockOrCopy(manager, one));
    return names.get(code)!;
  }

  private async lockMember(manager: EntityManager, code: string, personId: string) {
    const organisationName = await this.repository.lock(manager, code);
    const from = await this.repository.roleOf(manager, code, personId);
    if (organisationName === undefined || !from) throw new NotFound('user');
    return { organisationName, from };
  }

  private async isLast(
    manager: EntityManager,
    { code, role }: Pick<Held, 'code' | 'role'>,
  ): Promise<boolean> {
    return role === 'administrator' && (await this.repository.administrators(manager, code)) < 2;
  }

  private async put(manager: EntityManager, member: NewMember, organisationName: string): Promise<void> {
    const { code, personId, changedBy, role } = member;
    await this.repository.put(manager, { code, personId, role }, this.clock.now());
    const about = { code, organisationName, personId, changedBy, helpdesk: isHelpdesk() };
    await this.outbox.tell(manager, memberAdded, { ...about, role });
    await this.write(manager, 'member.added', about, { to: { role } });
    await this.tellCounts(manager, code);
  }

  private async write(
    manager: EntityManager,
    did: string,
    { code, personId }: { code: string; personId: string },
    change: Pick<AuditedChange, 'from' | 'to'>,
  ): Promise<void> {
    await this.audit.write(manager, { did, organisation: code, person: personId, ...change });
  }

  private async tellCounts(manager: EntityManager, code: string): Promise<void> {
    await this.outbox.tell(manager, membershipsChanged, {
      code,
      ...(await this.repository.counted(manager, code)),
    });
  }
}

function rearranged(from: OrganisationRole | null, to: OrganisationRole | null): string {
  if (!to) return 'member.removed';
  return from ? 'member.role-changed' : 'member.added';
}

const isHelpdesk = (): boolean => acting().action !== undefined;

type NamedCode = Pick<NewMember, 'code' | 'organisationName'>;
