import type { Output, RequestInput } from '@dspt/contracts/define';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SessionsService } from './sessions.service.js';

@Controller()
export class SessionsMessages {
  constructor(private readonly sessions: SessionsService) {}

  @RequestHandler(exchangeSession)
  exchange(
    @Payload() { secret, touch }: RequestInput<typeof exchangeSession>,
  ): Promise<Output<typeof exchangeSession>> {
    return this.sessions.exchange(secret, touch);
  }
}
