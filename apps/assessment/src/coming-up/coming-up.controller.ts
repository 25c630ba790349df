import { listComingUp } from '@dspt/contracts/assessment/coming-up';
import type { Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { ComingUpService } from './coming-up.service.js';

@Controller()
export class ComingUpController {
  constructor(private readonly comingUp: ComingUpService) {}

  @Route(listComingUp)
  list(
    @Param({ schema: listComingUp.params }) { code }: Params<typeof listComingUp>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listComingUp>> {
    return this.comingUp.list(caller, code);
  }
}
