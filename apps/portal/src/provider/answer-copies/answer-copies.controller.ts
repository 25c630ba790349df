import {
  createAnswerCopy,
  getAnswerCopy,
  listAnswerCopies,
  makeAnswerCopy,
  undoAnswerCopy,
} from '@dspt/contracts/assessment/answer-copies';
import { listItems } from '@dspt/contracts/assessment/assessments';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { joined, partsIn } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';
import { copyPage } from './copy.page.js';
import { elsewhere } from './elsewhere.js';
import { organisationsPage } from './organisations.page.js';
import { questionsPage, type Ticked } from './questions.page.js';

@Controller()
export class AnswerCopiesController {
  @Page(paths.answerCopies.questions, 'assessment.view')
  questions(
    @CurrentContext() context: RequestContext,
    @Query() { all, section }: Record<string, unknown>,
  ): Promise<View> {
    return questionsOf(context, { all: all === 'yes', section: textOf(section) });
  }

  @Submit(paths.answerCopies.questions, 'assessment.view')
  chooseQuestions(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const refs = joined(form.all('refs'));
        if (refs === '') throw new InvalidInput([{ field: 'refs', message: 'Choose at least one answer' }]);
        return goTo(withQuery(paths.answerCopies.organisations, { refs }));
      },
      (again) => questionsOf(context, {}, again),
    );
  }

  @Page(paths.answerCopies.organisations, 'assessment.view')
  organisations(
    @CurrentContext() context: RequestContext,
    @Query() { refs, all }: Record<string, unknown>,
  ): View | Redirect {
    const chosen = partsIn(textOf(refs) ?? '');
    if (chosen.length === 0) return goTo(paths.answerCopies.questions);
    return organisationsPage(elsewhere(context.session!), { refs: chosen, all: all === 'yes' });
  }

  @Submit(paths.answerCopies.organisations, 'assessment.view')
  chooseOrganisations(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const refs = partsIn(form.text('refs'));
    return form.submit(
      async () => {
        const given = { refs, to: form.all('to'), requestId: form.requestId };
        const body = form.parse(createAnswerCopy.body, given);
        const { id } = await context.ask(createAnswerCopy, { params: { code: context.code }, body });
        return goTo(paths.answerCopies.one(id));
      },
      (again) => organisationsPage(elsewhere(context.session!), { refs }, again),
    );
  }

  @Page(paths.answerCopies.one(':id'), 'assessment.view')
  async show(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return copyOf(context, id);
  }

  @Submit(paths.answerCopies.one(':id'), 'assessment.view')
  make(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(makeAnswerCopy, { params: { code: context.code, id } });
        return goTo(paths.answerCopies.one(id));
      },
      (again) => copyOf(context, id, again),
    );
  }

  @Submit(paths.answerCopies.undo(':id'), 'assessment.view')
  undo(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(undoAnswerCopy, { params: { code: context.code, id } });
        return goTo(paths.answerCopies.one(id));
      },
      (again) => copyOf(context, id, again),
    );
  }
}

async function questionsOf(context: RequestContext, ticked: Ticked, form?: Form): Promise<View> {
  const params = { code: context.code };
  const [{ items }, copies] = await Promise.all([
    context.ask(listItems, { params }),
    ifAvailable(context.ask(listAnswerCopies, { params })),
  ]);
  const known = { items, copies: copies?.items ?? [], others: elsewhere(context.session!).length };
  return questionsPage(known, ticked, form);
}

const copyOf = async (context: RequestContext, id: string, form?: Form): Promise<View> =>
  copyPage(await context.ask(getAnswerCopy, { params: { code: context.code, id } }), form, {
    mayPublish: context.may('assessment.publish'),
  });

const textOf = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given : undefined;
