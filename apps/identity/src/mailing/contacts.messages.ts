import type { Output, RequestInput } from '@dspt/contracts/define';
import { findContacts } from '@dspt/contracts/identity/users';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EmailChangesService } from '../email-changes/email-changes.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';

@Controller()
export class ContactsMessages {
  constructor(
    private readonly people: PeopleService,
    private readonly invitations: InvitationsService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly emailChanges: EmailChangesService,
  ) {}

  @RequestHandler(findContacts)
  async find(@Payload() input: RequestInput<typeof findContacts>): Promise<Output<typeof findContacts>> {
    return {
      people: await ifAny(input.people, (ids) => this.people.contacts(ids)),
      administrators: await ifAny(input.administratorsOf, (codes) => this.people.administratorsOf(codes)),
      invitations: await ifAny(input.invitations, (ids) => this.invitations.contacts(ids)),
      formerAddresses: await ifAny(input.formerAddresses, (ids) => this.formerAddresses.contacts(ids)),
      emailChanges: await ifAny(input.emailChanges, (ids) => this.emailChanges.contacts(ids)),
    };
  }
}

/** A question is nearly always about one of the five; for the others the database need not be asked. */
const ifAny = async <T>(asked: string[], find: (asked: string[]) => Promise<T[]>): Promise<T[]> =>
  asked.length > 0 ? find(asked) : [];
