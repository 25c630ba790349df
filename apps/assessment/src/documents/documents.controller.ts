import {
  downloadDocument,
  listDocuments,
  saveDocumentDates,
  uploadDocument,
} from '@dspt/contracts/assessment/documents';
import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { UploadedFile, type Upload } from '@dspt/service-kit/http/upload';
import { Body, Controller, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { DocumentDatesService } from './document-dates.service.js';
import { DocumentsService } from './documents.service.js';
import { attachment } from './file-name.js';

@Controller()
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly dates: DocumentDatesService,
  ) {}

  @Route(uploadDocument)
  upload(
    @Param({ schema: uploadDocument.params }) { code }: Params<typeof uploadDocument>,
    @Query({ schema: uploadDocument.query }) { requestId }: QueryOf<typeof uploadDocument>,
    @UploadedFile() upload: Upload,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof uploadDocument>> {
    return this.documents.upload(caller, code, upload, requestId);
  }

  @Route(listDocuments)
  list(
    @Param({ schema: listDocuments.params }) { code }: Params<typeof listDocuments>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listDocuments>> {
    return this.documents.list(caller, code);
  }

  @Route(downloadDocument)
  @Header('x-content-type-options', 'nosniff')
  async download(
    @Param({ schema: downloadDocument.params }) { code, id }: Params<typeof downloadDocument>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const { name, content } = await this.documents.download(caller, code, id);
    return new StreamableFile(content, { disposition: attachment(name) });
  }

  @Route(saveDocumentDates)
  saveDates(
    @Param({ schema: saveDocumentDates.params }) { code, id }: Params<typeof saveDocumentDates>,
    @Body({ schema: saveDocumentDates.body }) given: BodyOf<typeof saveDocumentDates>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveDocumentDates>> {
    return this.dates.save(caller, code, id, given);
  }
}
