import { permissionsOf, type OrganisationRole, type Permission } from '@dspt/contracts/access';
import type { PossibleOwner } from '@dspt/contracts/assessment/assignments';
import type { Membership } from '@dspt/contracts/identity/sessions';
import { listMembers, listMemberships } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';

/** What this service asks the identity service. */
@Injectable()
export class IdentityClient {
  constructor(private readonly requests: Requests) {}

  /** The people of an organisation who may do something, by name. */
  async whoMay(permission: Permission, code: string): Promise<PossibleOwner[]> {
    const { members } = await this.requests.ask(listMembers, { code });
    return members
      .filter(({ role }) => isGranted(role, permission))
      .map(({ personId, firstName, lastName }) => ({ id: personId, name: `${firstName} ${lastName}` }));
  }

  /** The organisations in which a person may do something now, by code. */
  async whereMay(permission: Permission, personId: string): Promise<Map<string, Membership>> {
    const { memberships } = await this.requests.ask(listMemberships, { personId });
    const granting = memberships.filter(({ role }) => isGranted(role, permission));
    return new Map(granting.map((membership) => [membership.code, membership]));
  }
}

const isGranted = (role: OrganisationRole, permission: Permission): boolean =>
  (permissionsOf[role] as readonly Permission[]).includes(permission);
