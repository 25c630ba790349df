import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import { openCase, openMyCase } from '@dspt/contracts/support/cases';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { IntakeService } from './intake.service.js';

@Controller()
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  @Route(openCase)
  open(
    @Body({ schema: openCase.body }) form: BodyOf<typeof openCase>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof openCase>> {
    return this.intake.open(form, address);
  }

  @Route(openMyCase)
  openMine(
    @Body({ schema: openMyCase.body }) form: BodyOf<typeof openMyCase>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof openMyCase>> {
    return this.intake.openMine(form, caller);
  }
}
