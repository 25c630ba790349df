import {
  previewDocumentReplacement,
  previewDocumentRestoration,
  replaceDocument,
  restoreDocument,
} from '@dspt/contracts/assessment/document-replacements';
import {
  downloadDocument,
  listDocuments,
  saveDocumentDates,
  type DocumentSummary,
} from '@dspt/contracts/assessment/documents';
import { addSupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
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
import { newerPage } from './newer.page.js';
import { replacePage, replacementIn } from './replace.page.js';
import { restorationIn, restorePage } from './restore.page.js';
import { uploaded } from './uploaded.js';

@Controller()
export class DocumentsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.assessment.documents, 'assessment.view')
  async list(@CurrentContext() context: RequestContext): Promise<View> {
    return documentsPage(await documentsOf(context), {
      today: this.clock.today(),
      mayAnswer: context.may('assessment.answer'),
      maySupply: context.may('supplier-statements.write'),
    });
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

  @Page(paths.assessment.newerDocument(':id'), 'assessment.answer')
  async newer(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return newerPage(await documentOf(context, id));
  }

  @Submit(paths.assessment.newerDocument(':id'), 'assessment.answer', { files: true })
  uploadNewer(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const by = await newerIn(context, form);
        if (by === id) throw new InvalidInput([{ field: 'file', message: sameFile }]);
        return goTo(paths.assessment.replaceDocument(id, by));
      },
      async (again) => newerPage(await documentOf(context, id), again),
    );
  }

  @Page(paths.assessment.replaceDocument(':id', ':by'), 'assessment.answer')
  replacing(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Param('by') by: string,
  ): Promise<View> {
    return replacementOf(context, { id, by });
  }

  @Submit(paths.assessment.replaceDocument(':id', ':by'), 'assessment.answer')
  replace(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Param('by') by: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(replaceDocument.body, replacementIn(form, by));
        await context.ask(replaceDocument, { params: { code: context.code, id }, body });
        return goTo(paths.assessment.documents, 'document-replaced');
      },
      (again) => replacementOf(context, { id, by }, again),
    );
  }

  @Page(paths.assessment.restoreDocument(':id'), 'assessment.answer')
  restoring(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return restorationOf(context, id);
  }

  @Submit(paths.assessment.restoreDocument(':id'), 'assessment.answer')
  restore(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(restoreDocument.body, restorationIn(form));
        await context.ask(restoreDocument, { params: { code: context.code, id }, body });
        return goTo(paths.assessment.documents, 'document-restored');
      },
      (again) => restorationOf(context, id, again),
    );
  }
}

const sameFile = 'You have this document already: it is the same file. Choose the newer one';

/** Id of the newer document: the newer version of a supplier's statement, or a file that was chosen. @throws {InvalidInput} */
async function newerIn(context: RequestContext, form: Form): Promise<string> {
  const { file } = form.files;
  if (form.text('statement')) {
    const given = { statement: form.text('statement'), version: form.text('newer') };
    const body = form.parse(addSupplierStatement.body, given);
    return (await context.ask(addSupplierStatement, { params: { code: context.code }, body })).id;
  }
  if (!file) throw new InvalidInput([{ field: 'file', message: 'Choose the newer document' }]);
  return (await uploaded(context, form, file)).id;
}

async function replacementOf(
  context: RequestContext,
  { id, by }: { id: string; by: string },
  form?: Form,
): Promise<View> {
  const params = { code: context.code, id, by };
  return replacePage(await context.ask(previewDocumentReplacement, { params }), form);
}

async function restorationOf(context: RequestContext, id: string, form?: Form): Promise<View> {
  const params = { code: context.code, id };
  return restorePage(await context.ask(previewDocumentRestoration, { params }), form);
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
