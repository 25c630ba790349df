import {
  downloadDocument,
  listDocuments,
  saveDocumentDates,
  type DocumentSummary,
} from '@dspt/contracts/assessment/documents';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { datesIn, datesPage } from './dates.page.js';
import { documentsPage } from './documents.page.js';

@Controller()
export class DocumentsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.assessment.documents, 'assessment.view')
  async list(@CurrentContext() context: RequestContext): Promise<View> {
    const mayAnswer = context.may('assessment.answer');
    return documentsPage(await documentsOf(context), { today: this.clock.today(), mayAnswer });
  }

  @Page(paths.assessment.document(':id'), 'assessment.view')
  download(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    return context.download(downloadDocument, { params: { code: context.code, id } });
  }

  @Page(paths.assessment.documentDates(':id'), 'assessment.answer')
  async dates(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return datesPage(await documentOf(context, id));
  }

  @Submit(paths.assessment.documentDates(':id'), 'assessment.answer')
  saveDates(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(saveDocumentDates.body, datesIn(form));
        await context.ask(saveDocumentDates, { params: { code: context.code, id }, body });
        return goTo(paths.assessment.documents, 'document-dates-saved');
      },
      async (again) => datesPage(await documentOf(context, id), again),
    );
  }
}

async function documentsOf(context: RequestContext): Promise<DocumentSummary[]> {
  return (await context.ask(listDocuments, { params: { code: context.code } })).items;
}

/** @throws {NotFound} */
async function documentOf(context: RequestContext, id: string): Promise<DocumentSummary> {
  const document = (await documentsOf(context)).find((one) => one.id === id);
  if (!document) throw new NotFound('document');
  return document;
}
