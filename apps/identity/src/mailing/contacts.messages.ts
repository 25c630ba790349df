import type { Output, RequestInput } from '@dspt/contracts/define';
import { findContacts } from '@dspt/contracts/identity/users';
import { Answers } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { InvitationsService } from '../invitations/invitations.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';

@Controller()
export class ContactsMessages {
  constructor(
    private readonly people: PeopleService,
    private readonly invitations: InvitationsService,
    private readonly formerAddresses: FormerAddressesService,
  ) {}

  @Answers(findContacts)
  async find(@Payload() input: RequestInput<typeof findContacts>): Promise<Output<typeof findContacts>> {
    return {
      ...(await this.people.contacts(input)),
      invitations: await this.invitations.contacts(input.invitations),
      formerAddresses: await this.formerAddresses.contacts(input.formerAddresses),
    };
  }
}
