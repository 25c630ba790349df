import type { EventData } from '@dspt/contracts/define';
import { accountHelped, formerAddressUsed, invitationCancelled } from '@dspt/contracts/identity/accounts';
import { emailChanged, emailChangeRequested } from '@dspt/contracts/identity/email-changes';
import { providerViewed } from '@dspt/contracts/identity/impersonations';
import { accountClosed } from '@dspt/contracts/identity/own-account';
import { linkedAccountChanged } from '@dspt/contracts/identity/openid';
import { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AccountEmails } from './accounts.service.js';

@Controller()
export class AccountsMessages {
  constructor(private readonly accounts: AccountEmails) {}

  @EventHandler(accountHelped, { asks: true })
  helped(@Payload() event: EventData<typeof accountHelped>, @Ctx() context: EventContext): Promise<void> {
    return this.accounts.helped(event, context);
  }

  @EventHandler(emailChangeRequested, { asks: true })
  emailChangeRequested(
    @Payload() event: EventData<typeof emailChangeRequested>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.emailChangeRequested(event, context);
  }

  @EventHandler(emailChanged, { asks: true })
  emailChanged(
    @Payload() event: EventData<typeof emailChanged>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.emailChanged(event, context);
  }

  @EventHandler(accountClosed, { asks: true })
  closed(@Payload() event: EventData<typeof accountClosed>, @Ctx() context: EventContext): Promise<void> {
    return this.accounts.closed(event, context);
  }

  @EventHandler(formerAddressUsed, { asks: true })
  formerAddressUsed(
    @Payload() event: EventData<typeof formerAddressUsed>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.formerAddressUsed(event, context);
  }

  @EventHandler(providerViewed, { asks: true })
  providerViewed(
    @Payload() event: EventData<typeof providerViewed>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.providerViewed(event, context);
  }

  @EventHandler(invitationCancelled, { asks: true })
  invitationCancelled(
    @Payload() event: EventData<typeof invitationCancelled>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.invitationCancelled(event, context);
  }

  @EventHandler(linkedAccountChanged, { asks: true })
  linkedAccountChanged(
    @Payload() event: EventData<typeof linkedAccountChanged>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.linkedAccountChanged(event, context);
  }

  @EventHandler(secondFactorChanged, { asks: true })
  secondFactorChanged(
    @Payload() event: EventData<typeof secondFactorChanged>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.accounts.secondFactorChanged(event, context);
  }
}
