import { getPublicationDraft, savePublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { PublicationDraftsService } from './publication-drafts.service.js';

@Controller()
export class PublicationDraftsController {
  constructor(private readonly drafts: PublicationDraftsService) {}

  @Route(getPublicationDraft)
  get(
    @Param({ schema: getPublicationDraft.params }) { code }: Params<typeof getPublicationDraft>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getPublicationDraft>> {
    return this.drafts.get(caller, code);
  }

  @Route(savePublicationDraft)
  save(
    @Param({ schema: savePublicationDraft.params }) { code }: Params<typeof savePublicationDraft>,
    @Body({ schema: savePublicationDraft.body }) draft: BodyOf<typeof savePublicationDraft>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof savePublicationDraft>> {
    return this.drafts.save(caller, code, draft);
  }
}
