import { permissionsOf, type Permission } from '@dspt/contracts/access';
import type { PossibleOwner } from '@dspt/contracts/assessment/assignments';
import { listMembers } from '@dspt/contracts/identity/users';
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
      .filter(({ role }) => (permissionsOf[role] as readonly Permission[]).includes(permission))
      .map(({ personId, firstName, lastName }) => ({ id: personId, name: `${firstName} ${lastName}` }));
  }
}
