import {
  previewDocumentReplacement,
  previewDocumentRestoration,
  replaceDocument,
  restoreDocument,
} from '@dspt/contracts/assessment/document-replacements';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { DocumentReplacementsService } from './document-replacements.service.js';

@Controller()
export class DocumentReplacementsController {
  constructor(private readonly replacements: DocumentReplacementsService) {}

  @Route(previewDocumentReplacement)
  preview(
    @Param({ schema: previewDocumentReplacement.params })
    { code, id, by }: Params<typeof previewDocumentReplacement>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof previewDocumentReplacement>> {
    return this.replacements.preview(caller, code, id, by);
  }

  @Route(replaceDocument)
  replace(
    @Param({ schema: replaceDocument.params }) { code, id }: Params<typeof replaceDocument>,
    @Body({ schema: replaceDocument.body }) given: BodyOf<typeof replaceDocument>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof replaceDocument>> {
    return this.replacements.replace(caller, code, id, given);
  }

  @Route(previewDocumentRestoration)
  previewRestoration(
    @Param({ schema: previewDocumentRestoration.params })
    { code, id }: Params<typeof previewDocumentRestoration>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof previewDocumentRestoration>> {
    return this.replacements.previewRestoration(caller, code, id);
  }

  @Route(restoreDocument)
  restore(
    @Param({ schema: restoreDocument.params }) { code, id }: Params<typeof restoreDocument>,
    @Body({ schema: restoreDocument.body }) given: BodyOf<typeof restoreDocument>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof restoreDocument>> {
    return this.replacements.restore(caller, code, id, given);
  }
}
