import { getItem, listAnswerHistory, listItems, saveAnswer } from '@dspt/contracts/assessment/assessments';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { AnswersService } from './answers.service.js';

@Controller()
export class AnswersController {
  constructor(private readonly answers: AnswersService) {}

  @Route(getItem)
  get(
    @Param({ schema: getItem.params }) { code, ref }: Params<typeof getItem>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getItem>> {
    return this.answers.get(caller, code, ref);
  }

  @Route(listItems)
  list(
    @Param({ schema: listItems.params }) { code }: Params<typeof listItems>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listItems>> {
    return this.answers.list(caller, code);
  }

  @Route(saveAnswer)
  save(
    @Param({ schema: saveAnswer.params }) { code, ref }: Params<typeof saveAnswer>,
    @Body({ schema: saveAnswer.body }) given: BodyOf<typeof saveAnswer>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveAnswer>> {
    return this.answers.save(caller, code, ref, given);
  }

  @Route(listAnswerHistory)
  history(
    @Param({ schema: listAnswerHistory.params }) { code, ref }: Params<typeof listAnswerHistory>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listAnswerHistory>> {
    return this.answers.history(caller, code, ref);
  }
}
