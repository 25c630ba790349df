import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { startImpersonation } from '@dspt/contracts/identity/impersonations';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { ImpersonationsService } from './impersonations.service.js';

@Controller()
export class ImpersonationsController {
  constructor(private readonly views: ImpersonationsService) {}

  @Route(startImpersonation)
  start(
    @Body({ schema: startImpersonation.body }) body: BodyOf<typeof startImpersonation>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof startImpersonation>> {
    return this.views.start(caller, body);
  }
}
