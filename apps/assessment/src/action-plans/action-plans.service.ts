import type { ActionPlan, saveActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { actionPlan } from './action-plan.js';
import { ActionPlansRepository } from './action-plans.repository.js';

export type GivenActions = Body<typeof saveActionPlan>['actions'];

@Injectable()
export class ActionPlansService {
  constructor(
    private readonly repository: ActionPlansRepository,
    private readonly assessments: AssessmentsService,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string): Promise<ActionPlan> {
    caller.mustActFor(code);
    return this.of(await this.assessments.open(code));
  }

  /** The plan of an assessment at hand, read in its transaction when there is one. */
  async of(assessment: CurrentAssessment, manager?: EntityManager): Promise<ActionPlan> {
    return actionPlan(assessment, await this.repository.find(assessment.code, assessment.edition, manager));
  }

  async save(caller: Caller, code: string, given: GivenActions): Promise<ActionPlan> {
    caller.mustActFor(code);
    return this.assessments.locked(code, async (manager, assessment) => {
      mustBeQuestions(assessment, given);
      const actions = given.map((action) => ({ ...action, dueOn: action.dueOn || null }));
      const by = { changedAt: this.clock.now(), changedBy: caller.personId, changedByName: caller.name };
      await this.repository.save(manager, [code, assessment.edition], actions, by);
      return this.of(assessment, manager);
    });
  }
}

function mustBeQuestions({ set }: CurrentAssessment, given: GivenActions): void {
  const unknown = given.filter(
    ({ ref }, index) => !set.item(ref) || given.findIndex((one) => one.ref === ref) < index,
  );
  if (unknown.length === 0) return;
  throw new InvalidInput(
    unknown.map(({ ref }) => ({
      field: `${ref}.action`,
      message: `There is no question ${ref}, or it is listed twice`,
    })),
  );
}
