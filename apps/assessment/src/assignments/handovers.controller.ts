import { handOver, listInHand } from '@dspt/contracts/assessment/handovers';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { HandoversService } from './handovers.service.js';

@Controller()
export class HandoversController {
  constructor(private readonly handovers: HandoversService) {}

  @Route(listInHand)
  inHand(@CurrentCaller() caller: Caller): Promise<Output<typeof listInHand>> {
    return this.handovers.inHand(caller);
  }

  @Route(handOver)
  handOver(
    @Param({ schema: handOver.params }) { code }: Params<typeof handOver>,
    @Body({ schema: handOver.body }) given: BodyOf<typeof handOver>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof handOver>> {
    return this.handovers.handOver(caller, code, given);
  }
}
