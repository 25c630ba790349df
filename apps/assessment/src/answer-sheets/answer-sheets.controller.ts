import {
  downloadAnswers,
  downloadRefusedRows,
  getAnswerSheet,
  saveAnswerSheet,
  uploadAnswerSheet,
} from '@dspt/contracts/assessment/answer-sheets';
import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { UploadedFile, type Upload } from '@dspt/service-kit/http/upload';
import { Body, Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { AnswerSheetsService } from './answer-sheets.service.js';

@Controller()
export class AnswerSheetsController {
  constructor(private readonly sheets: AnswerSheetsService) {}

  @Route(downloadAnswers)
  async download(
    @Param({ schema: downloadAnswers.params }) { code }: Params<typeof downloadAnswers>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return workbook(await this.sheets.download(caller, code), 'answers.xlsx');
  }

  @Route(uploadAnswerSheet)
  upload(
    @Param({ schema: uploadAnswerSheet.params }) { code }: Params<typeof uploadAnswerSheet>,
    @Query({ schema: uploadAnswerSheet.query }) { requestId }: QueryOf<typeof uploadAnswerSheet>,
    @UploadedFile() upload: Upload,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof uploadAnswerSheet>> {
    return this.sheets.upload(caller, code, upload, requestId);
  }

  @Route(getAnswerSheet)
  get(
    @Param({ schema: getAnswerSheet.params }) { code, id }: Params<typeof getAnswerSheet>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getAnswerSheet>> {
    return this.sheets.get(caller, code, id);
  }

  @Route(saveAnswerSheet)
  save(
    @Param({ schema: saveAnswerSheet.params }) { code, id }: Params<typeof saveAnswerSheet>,
    @Body({ schema: saveAnswerSheet.body }) { rows }: BodyOf<typeof saveAnswerSheet>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveAnswerSheet>> {
    return this.sheets.save(caller, code, id, rows);
  }

  @Route(downloadRefusedRows)
  async refused(
    @Param({ schema: downloadRefusedRows.params }) { code, id }: Params<typeof downloadRefusedRows>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return workbook(await this.sheets.refused(caller, code, id), 'answers-to-put-right.xlsx');
  }
}

const workbook = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, {
    type: downloadAnswers.produces!,
    disposition: `attachment; filename="${name}"`,
  });
