import { previewPublication, publish } from '@dspt/contracts/assessment/publications';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { PublicationsService } from './publications.service.js';

@Controller()
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @Route(previewPublication)
  preview(
    @Param({ schema: previewPublication.params }) { code }: Params<typeof previewPublication>,
    @Body({ schema: previewPublication.body }) request: BodyOf<typeof previewPublication>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof previewPublication>> {
    return this.publications.preview(caller, code, request);
  }

  @Route(publish)
  publish(
    @Param({ schema: publish.params }) { code }: Params<typeof publish>,
    @Body({ schema: publish.body }) given: BodyOf<typeof publish>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof publish>> {
    return this.publications.publish(caller, code, given);
  }
}
