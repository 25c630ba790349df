import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { startView } from '@dspt/contracts/identity/views';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { ViewsService } from './views.service.js';

@Controller()
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Route(startView)
  start(
    @Body({ schema: startView.body }) body: BodyOf<typeof startView>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof startView>> {
    return this.views.start(caller, body);
  }
}
