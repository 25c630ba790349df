import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { discardDeadLetter, listDeadLetters, replayDeadLetter } from '@dspt/contracts/dead-letters';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { Caller, CurrentCaller } from '../http/caller.js';
import { Route } from '../http/route.js';
import { NatsLink } from '../messaging/nats-link.js';
import { DeadLetters } from './dead-letters.js';

@Controller()
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly nats: NatsLink,
  ) {}

  @Route(listDeadLetters)
  list(
    @Query({ schema: listDeadLetters.query }) query: QueryOf<typeof listDeadLetters>,
  ): Promise<Output<typeof listDeadLetters>> {
    return this.deadLetters.list(this.nats.service, query);
  }

  @Route(replayDeadLetter)
  replay(@Param({ schema: replayDeadLetter.params }) { id }: Params<typeof replayDeadLetter>): Promise<void> {
    return this.deadLetters.replay(id);
  }

  @Route(discardDeadLetter)
  discard(
    @Param({ schema: discardDeadLetter.params }) { id }: Params<typeof discardDeadLetter>,
    @Body({ schema: discardDeadLetter.body }) { reason }: BodyOf<typeof discardDeadLetter>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.deadLetters.discard(id, reason, caller);
  }
}
