import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { discardSetAside, listSetAside, replaySetAside } from '@dspt/contracts/set-aside';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { Caller, CurrentCaller } from '../http/caller.js';
import { Route } from '../http/route.js';
import { NatsLink } from '../messaging/nats-link.js';
import { SetAside } from './set-aside.js';

@Controller()
export class SetAsideController {
  constructor(
    private readonly setAside: SetAside,
    private readonly nats: NatsLink,
  ) {}

  @Route(listSetAside)
  list(
    @Query({ schema: listSetAside.query }) query: QueryOf<typeof listSetAside>,
  ): Promise<Output<typeof listSetAside>> {
    return this.setAside.list(this.nats.service, query);
  }

  @Route(replaySetAside)
  replay(@Param({ schema: replaySetAside.params }) { id }: Params<typeof replaySetAside>): Promise<void> {
    return this.setAside.replay(id);
  }

  @Route(discardSetAside)
  discard(
    @Param({ schema: discardSetAside.params }) { id }: Params<typeof discardSetAside>,
    @Body({ schema: discardSetAside.body }) { reason }: BodyOf<typeof discardSetAside>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.setAside.discard(id, reason, caller);
  }
}
