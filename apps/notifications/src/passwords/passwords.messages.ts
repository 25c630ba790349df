import type { EventData } from '@dspt/contracts/define';
import { passwordChanged, passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PasswordEmails } from './passwords.service.js';

@Controller()
export class PasswordsMessages {
  constructor(private readonly passwords: PasswordEmails) {}

  @EventHandler(passwordResetRequested, { asks: true })
  resetRequested(
    @Payload() event: EventData<typeof passwordResetRequested>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.passwords.resetRequested(event, context);
  }

  @EventHandler(passwordChanged, { asks: true })
  changed(@Payload() event: EventData<typeof passwordChanged>, @Ctx() context: EventContext): Promise<void> {
    return this.passwords.changed(event, context);
  }
}
