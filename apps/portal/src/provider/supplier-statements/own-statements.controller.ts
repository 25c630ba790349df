import { getAssessment } from '@dspt/contracts/assessment/assessments';
import {
  changeSupplierStatement,
  listSupplierStatements,
  withdrawSupplierStatement,
  writeSupplierStatement,
  type OwnSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { newerStatementPage, ownStatementsPage, withdrawPage, writePage } from './own-statements.page.js';
import { fileIn, statementForm, statementIn, textsIn, withFile } from './statement-form.js';

/** What an organisation says once, as a supplier, for everybody who asks its customers. */
@Controller()
export class OwnStatementsController {
  @Page(paths.ownStatements.list, 'assessment.view')
  async list(@CurrentContext() context: RequestContext): Promise<View> {
    return ownStatementsPage(await statementsOf(context), context.may('supplier-statements.write'));
  }

  @Page(paths.ownStatements.write, 'supplier-statements.write')
  async showWrite(@CurrentContext() context: RequestContext): Promise<View> {
    return writePage(new Form(), await assessmentOf(context));
  }

  @Submit(paths.ownStatements.write, 'supplier-statements.write', { files: true })
  write(@CurrentContext() context: RequestContext, @Fields() sent: Form): Promise<View | Redirect> {
    const again = async (form: Form) => writePage(form, await assessmentOf(context));
    return sent.submit(async () => {
      const form = await withFile(context, sent);
      return form.submit(async () => {
        const { requestId } = form;
        const given = { ...textsIn(form), file: fileIn(form), requestId };
        const body = statementIn(writeSupplierStatement.body, form, given);
        await context.ask(writeSupplierStatement, { params: { code: context.code }, body });
        return goTo(paths.ownStatements.list, 'statement-written');
      }, again);
    }, again);
  }

  @Page(paths.ownStatements.change(':id'), 'supplier-statements.write')
  async showChange(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    const statement = await statementOf(context, id);
    return writePage(statementForm(statement), await assessmentOf(context), statement);
  }

  @Submit(paths.ownStatements.change(':id'), 'supplier-statements.write')
  change(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const given = { ...textsIn(form), file: null, version: form.version };
        const body = statementIn(changeSupplierStatement.body, form, given);
        await context.ask(changeSupplierStatement, { params: { code: context.code, id }, body });
        return goTo(paths.ownStatements.list, 'statement-changed');
      },
      async (again) => writePage(again, await assessmentOf(context), await statementOf(context, id)),
    );
  }

  @Page(paths.ownStatements.newer(':id'), 'supplier-statements.write')
  async showNewer(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return newerStatementPage(await statementOf(context, id));
  }

  @Submit(paths.ownStatements.newer(':id'), 'supplier-statements.write', { files: true })
  newer(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() sent: Form,
  ): Promise<View | Redirect> {
    const again = async (form: Form) => newerStatementPage(await statementOf(context, id), form);
    return sent.submit(async () => {
      const form = await withFile(context, sent);
      return form.submit(async () => {
        const { title, products, summary, questions } = await statementOf(context, id);
        // Without one it is `undefined`: `null` would keep the file there is.
        const given = { title, products, summary, questions, file: fileIn(form), version: form.version };
        const body = statementIn(changeSupplierStatement.body, form, given);
        const params = { code: context.code, id };
        const { version } = await context.ask(changeSupplierStatement, { params, body });
        if (version === form.version) throw new InvalidInput([{ field: 'file', message: sameFile }]);
        return goTo(paths.ownStatements.list, 'statement-replaced');
      }, again);
    }, again);
  }

  @Page(paths.ownStatements.withdraw(':id'), 'supplier-statements.write')
  async showWithdraw(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return withdrawPage(await statementOf(context, id));
  }

  @Submit(paths.ownStatements.withdraw(':id'), 'supplier-statements.write')
  withdraw(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = { version: form.version };
        await context.ask(withdrawSupplierStatement, { params: { code: context.code, id }, body });
        return goTo(paths.ownStatements.list, 'statement-withdrawn');
      },
      async (again) => withdrawPage(await statementOf(context, id), again),
    );
  }
}

const sameFile = 'This is the file that there is already. Choose the newer one';

async function statementsOf(context: RequestContext): Promise<OwnSupplierStatement[]> {
  return (await context.ask(listSupplierStatements, { params: { code: context.code } })).items;
}

/** @throws {NotFound} also of one that was withdrawn: there is nothing left to do with it */
async function statementOf(context: RequestContext, id: string): Promise<OwnSupplierStatement> {
  const statement = (await statementsOf(context)).find((one) => one.id === id && !one.withdrawnOn);
  if (!statement) throw new NotFound('statement');
  return statement;
}

/** The questions to choose from; a statement can be written without. */
const assessmentOf = (context: RequestContext) =>
  ifAvailable(context.ask(getAssessment, { params: { code: context.code } }));
