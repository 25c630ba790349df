import { listMemberships, pageMemberships } from '@dspt/contracts/identity/users';
import type { RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
// oxlint-disable-next-line no-restricted-imports -- a page of a copy is a query and nothing else
import { MembershipsRepository } from './memberships.repository.js';

@Controller()
export class MembershipsMessages {
  constructor(private readonly memberships: MembershipsRepository) {}

  @RequestHandler(pageMemberships)
  async page(@Payload() { after, limit }: RequestInput<typeof pageMemberships>) {
    const rows = await this.memberships.page(after, limit);
    return { rows, next: rows.length < limit ? null : rows.at(-1)!.code };
  }

  @RequestHandler(listMemberships)
  async list(@Payload() { personId }: RequestInput<typeof listMemberships>) {
    const held = await this.memberships.of(personId);
    return {
      memberships: held.map(({ code, organisationName, role }) => ({ code, organisationName, role })),
    };
  }
}
