import { getQuizPaper, recordQuizResult, type QuizPaper } from '@dspt/contracts/assessment/quiz-papers';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { QuizPapersService } from './quiz-papers.service.js';

@Controller()
export class QuizPapersController {
  constructor(private readonly papers: QuizPapersService) {}

  @Route(getQuizPaper)
  get(
    @Param({ schema: getQuizPaper.params }) { code, sheet }: Params<typeof getQuizPaper>,
    @CurrentCaller() caller: Caller,
  ): Promise<QuizPaper> {
    return this.papers.get(caller, code, sheet);
  }

  @Route(recordQuizResult)
  record(
    @Param({ schema: recordQuizResult.params }) { code }: Params<typeof recordQuizResult>,
    @Body({ schema: recordQuizResult.body }) body: BodyOf<typeof recordQuizResult>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof recordQuizResult>> {
    return this.papers.record(caller, code, body);
  }
}
