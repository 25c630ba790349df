import {
  downloadQuizPeople,
  getQuizPerson,
  joinQuizPerson,
  listQuizPeople,
  quizStanding,
  removeQuizPerson,
  removeQuizResult,
  type QuizPersonPage,
} from '@dspt/contracts/assessment/quiz-results';
import { Controller, Param, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { peoplePage, perPage } from './people.page.js';
import { personPage, removePersonPage, removeResultPage } from './person.page.js';

@Controller()
export class QuizPeopleController {
  @Page(paths.staffQuiz.people, 'assessment.view')
  async list(
    @CurrentContext() context: RequestContext,
    @Query() given: { q?: unknown; standing?: unknown; page?: unknown },
  ): Promise<View> {
    const q = typeof given.q === 'string' ? given.q : '';
    const standing = quizStanding.safeParse(given.standing).data;
    const page = pageNumber(given.page);
    const form = Form.of({ q, standing });
    const params = { code: context.code };
    return form.submit(
      async () =>
        peoplePage(
          form,
          await context.ask(listQuizPeople, { params, query: { q, standing, page, perPage } }),
          page,
        ),
      (again) => peoplePage(again),
    );
  }

  @Page(paths.staffQuiz.download, 'assessment.view')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadQuizPeople, { params: { code: context.code } });
  }

  @Page(paths.staffQuiz.person(':id'), 'assessment.view')
  async show(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return personPage(await personOf(context, id), context.may('assessment.answer'));
  }

  @Submit(paths.staffQuiz.join(':id'), 'assessment.answer')
  join(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(joinQuizPerson.body, { to: form.text('to') });
        await context.ask(joinQuizPerson, { params: { code: context.code, id }, body });
        return goTo(paths.staffQuiz.person(body.to), 'quiz-person-joined');
      },
      async (again) => personPage(await personOf(context, id), true, again),
    );
  }

  @Page(paths.staffQuiz.remove(':id'), 'assessment.answer')
  async showRemove(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return removePersonPage(await personOf(context, id), new Form());
  }

  @Submit(paths.staffQuiz.remove(':id'), 'assessment.answer')
  remove(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(removeQuizPerson, { params: { code: context.code, id } });
        return goTo(paths.staffQuiz.people, 'quiz-person-removed');
      },
      async (again) => removePersonPage(await personOf(context, id), again),
    );
  }

  @Page(paths.staffQuiz.removeResult(':id', ':result'), 'assessment.answer')
  async showRemoveResult(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Param('result') result: string,
  ): Promise<View> {
    return removeResultPage(await personOf(context, id), result, new Form());
  }

  @Submit(paths.staffQuiz.removeResult(':id', ':result'), 'assessment.answer')
  removeResult(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Param('result') result: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        await context.ask(removeQuizResult, { params: { code: context.code, id, result } });
        return goTo(paths.staffQuiz.people, 'quiz-result-removed');
      },
      async (again) => removeResultPage(await personOf(context, id), result, again),
    );
  }
}

const personOf = (context: RequestContext, id: string): Promise<QuizPersonPage> =>
  context.ask(getQuizPerson, { params: { code: context.code, id } });
