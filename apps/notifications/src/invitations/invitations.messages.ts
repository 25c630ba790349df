import type { EventData } from '@dspt/contracts/define';
import { addressAlreadyRegistered } from '@dspt/contracts/identity/registrations';
import { invitationCreated, invitationDeclined } from '@dspt/contracts/identity/invitations';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { InvitationEmails } from './invitations.service.js';

@Controller()
export class InvitationsMessages {
  constructor(private readonly invitations: InvitationEmails) {}

  @EventHandler(invitationCreated, { asks: true })
  created(
    @Payload() event: EventData<typeof invitationCreated>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.invitations.created(event, context);
  }

  @EventHandler(invitationDeclined, { asks: true })
  declined(
    @Payload() event: EventData<typeof invitationDeclined>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.invitations.declined(event, context);
  }

  @EventHandler(addressAlreadyRegistered, { asks: true })
  alreadyRegistered(
    @Payload() event: EventData<typeof addressAlreadyRegistered>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.invitations.alreadyRegistered(event, context);
  }
}
