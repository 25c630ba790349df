import { listReadiness, publishSeveral } from '@dspt/contracts/assessment/several-publications';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { SeveralPublicationsService } from './several-publications.service.js';

@Controller()
export class SeveralPublicationsController {
  constructor(private readonly publications: SeveralPublicationsService) {}

  @Route(listReadiness)
  list(
    @Param({ schema: listReadiness.params }) { code }: Params<typeof listReadiness>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listReadiness>> {
    return this.publications.list(caller, code);
  }

  @Route(publishSeveral)
  publish(
    @Param({ schema: publishSeveral.params }) { code }: Params<typeof publishSeveral>,
    @Body({ schema: publishSeveral.body }) given: BodyOf<typeof publishSeveral>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof publishSeveral>> {
    return this.publications.publish(caller, code, given);
  }
}
