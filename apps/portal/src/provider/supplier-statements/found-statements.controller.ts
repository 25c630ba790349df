import { listDocuments } from '@dspt/contracts/assessment/documents';
import {
  addSupplierStatement,
  downloadSupplierStatement,
  findSupplierStatements,
  getSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import { listSideBySide } from '@dspt/contracts/organisations/organisations';
import type { Status } from '@dspt/contracts/organisations/register';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { findPage, perPage, questionIn, statementPage } from './found-statements.page.js';

interface Asked {
  q?: string;
  page?: string;
  for?: string;
}

/** What suppliers say once for everybody: found, read, and taken among one's documents. */
@Controller()
export class FoundStatementsController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.supplierStatements.find, 'assessment.view')
  async find(@CurrentContext() context: RequestContext, @Query() asked: Asked): Promise<View> {
    const form = Form.of({ q: asked.q, for: asked.for });
    if (typeof asked.q !== 'string') return findPage(form);
    const page = pageNumber(asked.page);
    return form.submit(
      async () => {
        const query = form.parse(findSupplierStatements.query, { q: form.text('q'), page, perPage });
        const found = await context.ask(findSupplierStatements, { query });
        const codes = found.items.map(({ supplier }) => supplier.code);
        return findPage(form, { found, page, statuses: await statusesOf(context, codes) });
      },
      (again) => findPage(again),
    );
  }

  @Page(paths.supplierStatements.one(':id'), 'assessment.view')
  show(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Query('for') question?: string,
  ): Promise<View> {
    return this.statement(context, id, question);
  }

  @Page(paths.supplierStatements.file(':id'), 'assessment.view')
  download(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    return context.download(downloadSupplierStatement, { params: { id } });
  }

  @Submit(paths.supplierStatements.one(':id'), 'assessment.answer')
  add(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
    @Query('for') asked?: string,
  ): Promise<View | Redirect> {
    const question = questionIn(asked);
    return form.submit(
      async () => {
        const body = form.parse(addSupplierStatement.body, { statement: id, version: form.text('version') });
        const { id: existing } = await context.ask(addSupplierStatement, {
          params: { code: context.code },
          body,
        });
        return question
          ? goTo(withQuery(paths.assessment.item(question), { existing }), 'statement-to-use')
          : goTo(paths.assessment.documents, 'statement-added');
      },
      (again) => this.statement(context, id, question, again),
    );
  }

  private async statement(
    context: RequestContext,
    id: string,
    asked: string | undefined,
    form?: Form,
  ): Promise<View> {
    const [statement, documents] = await Promise.all([
      context.ask(getSupplierStatement, { params: { id } }),
      ifAvailable(context.ask(listDocuments, { params: { code: context.code } })),
    ]);
    const { code } = statement.supplier;
    const reader = {
      today: this.clock.today(),
      mayAnswer: context.may('assessment.answer'),
      status: (await statusesOf(context, [code])).get(code),
      documents: documents?.items ?? [],
      question: questionIn(asked),
    };
    return statementPage(statement, reader, form);
  }
}

/** What the world sees of organisations, by code; nothing while it cannot be asked. */
async function statusesOf(context: RequestContext, codes: string[]): Promise<Map<string, Status>> {
  if (codes.length === 0) return new Map();
  const found = await ifAvailable(context.ask(listSideBySide, { query: { codes: codes.join(',') } }));
  return new Map(found?.items.map(({ code, status }) => [code, status]));
}
