import { getAssessment } from '@dspt/contracts/assessment/assessments';
import type { Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { TaskListService } from './task-list.service.js';

@Controller()
export class AssessmentsController {
  constructor(private readonly taskLists: TaskListService) {}

  @Route(getAssessment)
  get(
    @Param({ schema: getAssessment.params }) { code }: Params<typeof getAssessment>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getAssessment>> {
    return this.taskLists.get(caller, code);
  }
}
