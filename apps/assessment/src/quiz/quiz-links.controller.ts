import { endQuizLink, getStaffQuiz, makeQuizLink, type StaffQuiz } from '@dspt/contracts/assessment/quiz';
import type { Body as BodyOf, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { QuizLinksService } from './quiz-links.service.js';

@Controller()
export class QuizLinksController {
  constructor(private readonly links: QuizLinksService) {}

  @Route(getStaffQuiz)
  get(
    @Param({ schema: getStaffQuiz.params }) { code }: Params<typeof getStaffQuiz>,
    @CurrentCaller() caller: Caller,
  ): Promise<StaffQuiz> {
    return this.links.get(caller, code);
  }

  @Route(makeQuizLink)
  make(
    @Param({ schema: makeQuizLink.params }) { code }: Params<typeof makeQuizLink>,
    @Body({ schema: makeQuizLink.body }) { requestId }: BodyOf<typeof makeQuizLink>,
    @CurrentCaller() caller: Caller,
  ): Promise<StaffQuiz> {
    return this.links.make(caller, code, requestId);
  }

  @Route(endQuizLink)
  end(
    @Param({ schema: endQuizLink.params }) { code }: Params<typeof endQuizLink>,
    @CurrentCaller() caller: Caller,
  ): Promise<StaffQuiz> {
    return this.links.end(caller, code);
  }
}
