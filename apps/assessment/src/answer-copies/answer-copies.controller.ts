import {
  createAnswerCopy,
  getAnswerCopy,
  listAnswerCopies,
  makeAnswerCopy,
  undoAnswerCopy,
} from '@dspt/contracts/assessment/answer-copies';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { AnswerCopiesService } from './answer-copies.service.js';

@Controller()
export class AnswerCopiesController {
  constructor(private readonly copies: AnswerCopiesService) {}

  @Route(createAnswerCopy)
  create(
    @Param({ schema: createAnswerCopy.params }) { code }: Params<typeof createAnswerCopy>,
    @Body({ schema: createAnswerCopy.body }) given: BodyOf<typeof createAnswerCopy>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof createAnswerCopy>> {
    return this.copies.create(caller, code, given);
  }

  @Route(listAnswerCopies)
  list(
    @Param({ schema: listAnswerCopies.params }) { code }: Params<typeof listAnswerCopies>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listAnswerCopies>> {
    return this.copies.list(caller, code);
  }

  @Route(getAnswerCopy)
  get(
    @Param({ schema: getAnswerCopy.params }) { code, id }: Params<typeof getAnswerCopy>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getAnswerCopy>> {
    return this.copies.get(caller, code, id);
  }

  @Route(makeAnswerCopy)
  make(
    @Param({ schema: makeAnswerCopy.params }) { code, id }: Params<typeof makeAnswerCopy>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof makeAnswerCopy>> {
    return this.copies.make(caller, code, id);
  }

  @Route(undoAnswerCopy)
  undo(
    @Param({ schema: undoAnswerCopy.params }) { code, id }: Params<typeof undoAnswerCopy>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof undoAnswerCopy>> {
    return this.copies.undo(caller, code, id);
  }
}
