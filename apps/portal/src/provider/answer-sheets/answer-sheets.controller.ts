import {
  downloadAnswers,
  downloadRefusedRows,
  getAnswerSheet,
  saveAnswerSheet,
  uploadAnswerSheet,
  type AnswerSheet,
} from '@dspt/contracts/assessment/answer-sheets';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { acceptedIn } from './accepted.js';
import { sheetPage } from './sheet.page.js';
import { uploadPage } from './upload.page.js';

@Controller()
export class AnswerSheetsController {
  @Page(paths.answerSheets.download, 'assessment.view')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadAnswers, { params: { code: context.code } });
  }

  @Page(paths.answerSheets.upload, 'assessment.answer')
  uploading(): View {
    return uploadPage();
  }

  @Submit(paths.answerSheets.upload, 'assessment.answer', { files: true })
  upload(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const { file } = form.files;
      if (!file) throw new InvalidInput([{ field: 'file', message: 'Choose the spreadsheet to upload' }]);
      const given = { params: { code: context.code }, query: { requestId: form.requestId } };
      const { id } = await context.upload(uploadAnswerSheet, given, file);
      return goTo(paths.answerSheets.sheet(id));
    }, uploadPage);
  }

  @Page(paths.answerSheets.sheet(':id'), 'assessment.answer')
  async show(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return sheetPage(await sheetOf(context, id));
  }

  @Submit(paths.answerSheets.sheet(':id'), 'assessment.answer')
  save(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = { rows: acceptedIn(form) };
        await context.ask(saveAnswerSheet, { params: { code: context.code, id }, body });
        return goTo(paths.answerSheets.sheet(id), 'answer-sheet-saved');
      },
      async (refused) => sheetPage(await sheetOf(context, id), refused),
    );
  }

  @Page(paths.answerSheets.refused(':id'), 'assessment.answer')
  refused(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    return context.download(downloadRefusedRows, { params: { code: context.code, id } });
  }
}

const sheetOf = (context: RequestContext, id: string): Promise<AnswerSheet> =>
  context.ask(getAnswerSheet, { params: { code: context.code, id } });
