import type { Output, Params } from '@dspt/contracts/define';
import { endOtherSessions, endOwnSession, listOwnSessions } from '@dspt/contracts/identity/own-account';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { OwnSessionsService } from './own-sessions.service.js';

@Controller()
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Route(listOwnSessions)
  async list(@CurrentCaller() caller: Caller): Promise<Output<typeof listOwnSessions>> {
    return { items: await this.sessions.list(caller) };
  }

  @Route(endOwnSession)
  end(
    @Param({ schema: endOwnSession.params }) { id }: Params<typeof endOwnSession>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.sessions.end(caller, id);
  }

  @Route(endOtherSessions)
  endOthers(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller);
  }
}
