import {
  answerQuiz,
  beginQuiz,
  getQuizAttempt,
  openQuiz,
  type QuizAttempt,
} from '@dspt/contracts/assessment/quiz';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { QuizAttemptsService } from './quiz-attempts.service.js';

@Controller()
export class QuizAttemptsController {
  constructor(private readonly attempts: QuizAttemptsService) {}

  @Route(openQuiz)
  open(
    @Param({ schema: openQuiz.params }) { token }: Params<typeof openQuiz>,
  ): Promise<Output<typeof openQuiz>> {
    return this.attempts.open(token);
  }

  @Route(beginQuiz)
  begin(
    @Param({ schema: beginQuiz.params }) { token }: Params<typeof beginQuiz>,
    @Body({ schema: beginQuiz.body }) body: BodyOf<typeof beginQuiz>,
  ): Promise<Output<typeof beginQuiz>> {
    return this.attempts.begin(token, body);
  }

  @Route(getQuizAttempt)
  get(
    @Param({ schema: getQuizAttempt.params }) { token, id }: Params<typeof getQuizAttempt>,
  ): Promise<QuizAttempt> {
    return this.attempts.get(token, id);
  }

  @Route(answerQuiz)
  answer(
    @Param({ schema: answerQuiz.params }) { token, id }: Params<typeof answerQuiz>,
    @Body({ schema: answerQuiz.body }) body: BodyOf<typeof answerQuiz>,
  ): Promise<QuizAttempt> {
    return this.attempts.answer(token, id, body);
  }
}
