import {
  listAssignmentHistory,
  listAssignments,
  listPossibleOwners,
  saveAssignments,
} from '@dspt/contracts/assessment/assignments';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { AssignmentsService } from './assignments.service.js';

@Controller()
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Route(listAssignments)
  list(
    @Param({ schema: listAssignments.params }) { code }: Params<typeof listAssignments>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listAssignments>> {
    return this.assignments.list(caller, code);
  }

  @Route(listPossibleOwners)
  possibleOwners(
    @Param({ schema: listPossibleOwners.params }) { code }: Params<typeof listPossibleOwners>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listPossibleOwners>> {
    return this.assignments.possibleOwners(caller, code);
  }

  @Route(saveAssignments)
  save(
    @Param({ schema: saveAssignments.params }) { code }: Params<typeof saveAssignments>,
    @Body({ schema: saveAssignments.body }) given: BodyOf<typeof saveAssignments>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveAssignments>> {
    return this.assignments.save(caller, code, given);
  }

  @Route(listAssignmentHistory)
  history(
    @Param({ schema: listAssignmentHistory.params }) { code, ref }: Params<typeof listAssignmentHistory>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listAssignmentHistory>> {
    return this.assignments.history(caller, code, ref);
  }
}
