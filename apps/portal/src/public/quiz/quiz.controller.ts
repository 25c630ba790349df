import {
  answerQuiz,
  beginQuiz,
  getQuizAttempt,
  openQuiz,
  type QuizAttempt,
} from '@dspt/contracts/assessment/quiz';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { certificatePage } from './certificate.page.js';
import { givenAnswers } from './given-answers.js';
import { questionsPage } from './questions.page.js';
import { outcomePage } from './outcome.page.js';
import { startPage } from './start.page.js';

@Controller()
export class QuizController {
  @Page(paths.quiz.start(':token'), 'public')
  start(@CurrentContext() context: RequestContext, @Param('token') token: string): Promise<View> {
    return showStart(context, token, new Form());
  }

  @Submit(paths.quiz.start(':token'), 'public')
  begin(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const [firstName, lastName, job] = ['firstName', 'lastName', 'job'].map((name) => form.text(name));
        const body = form.parse(beginQuiz.body, { firstName, lastName, job, requestId: form.requestId });
        const { id } = await context.ask(beginQuiz, { params: { token }, body });
        return goTo(paths.quiz.attempt(token, id));
      },
      (again) => showStart(context, token, again),
    );
  }

  @Page(paths.quiz.attempt(':token', ':id'), 'public')
  async show(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Param('id') id: string,
  ): Promise<View> {
    const attempt = await attemptOf(context, token, id);
    const { outcome } = attempt;
    return outcome
      ? outcomePage({ ...attempt, outcome }, { token, id })
      : questionsPage(attempt, { token, id }, new Form());
  }

  @Submit(paths.quiz.attempt(':token', ':id'), 'public')
  answer(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(answerQuiz.body, { answers: givenAnswers(form.values) });
        await context.ask(answerQuiz, { params: { token, id }, body });
        return goTo(paths.quiz.attempt(token, id));
      },
      async (again) => questionsPage(await attemptOf(context, token, id), { token, id }, again),
    );
  }

  @Page(paths.quiz.certificate(':token', ':id'), 'public')
  async certificate(
    @CurrentContext() context: RequestContext,
    @Param('token') token: string,
    @Param('id') id: string,
  ): Promise<View | Redirect> {
    const attempt = await attemptOf(context, token, id);
    const back = paths.quiz.attempt(token, id);
    return attempt.outcome?.passed
      ? certificatePage({ ...attempt, outcome: attempt.outcome }, back)
      : goTo(back);
  }
}

const showStart = async (context: RequestContext, token: string, form: Form): Promise<View> =>
  startPage(await context.ask(openQuiz, { params: { token } }), token, form);

const attemptOf = (context: RequestContext, token: string, id: string): Promise<QuizAttempt> =>
  context.ask(getQuizAttempt, { params: { token, id } });
