import type { ActionPlan, ActionPlanReading, saveActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import type { Upload } from '@dspt/service-kit/http/upload';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { actionPlan } from './action-plan.js';
import { readSheets } from '../spreadsheets/read-sheets.js';
import { writeInThread } from '../spreadsheets/write-in-thread.js';
import { columnTitles, findPlan, titleOf, type FoundPlan } from './action-plan-sheet.js';
import { ActionPlanChanged, NotAnActionPlan } from './action-plans.problems.js';
import { ActionPlansRepository, type Action } from './action-plans.repository.js';
import type { StoredPlannedAction } from './planned-action.entity.js';
import { dueProblem } from './due-date.js';
import { readPlan } from './read-plan.js';

const planSheet = {
  again: 'Download the action plan as a spreadsheet, fill it in and upload that file.',
  headings: Object.values(columnTitles),
  find: findPlan,
  refuse: (detail: string) => new NotAnActionPlan(detail),
};

type GivenActions = Body<typeof saveActionPlan>['actions'];

@Injectable()
export class ActionPlansService {
  constructor(
    private readonly repository: ActionPlansRepository,
    private readonly assessments: AssessmentsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string): Promise<ActionPlan> {
    caller.mustActFor(code);
    return this.of(await this.assessments.open(code));
  }

  /** The plan of an assessment at hand, read in its transaction when there is one. */
  async of(assessment: CurrentAssessment, manager?: EntityManager): Promise<ActionPlan> {
    const { code, edition } = assessment;
    const planned = await this.repository.find(code, edition, manager);
    const inAnswers = await this.repository.plannedInAnswers(code, edition, manager);
    return actionPlan(assessment, planned, inAnswers, this.clock.today());
  }

  async download(caller: Caller, code: string): Promise<Buffer> {
    return writeInThread('action-plan', await this.get(caller, code));
  }

  /** What a filled-in spreadsheet says; nothing is changed. */
  async read(caller: Caller, code: string, upload: Upload): Promise<ActionPlanReading> {
    caller.mustActFor(code);
    const found = await readSheets(upload, planSheet);
    const assessment = await this.assessments.open(code);
    const plan = await this.of(assessment);
    mustBeOf(plan, found);
    return readPlan(found, {
      plan,
      isQuestion: (ref) => assessment.set.item(ref) !== undefined,
      today: this.clock.today(),
    });
  }

  async save(caller: Caller, code: string, given: GivenActions): Promise<ActionPlan> {
    caller.mustActFor(code);
    return this.assessments.locked(code, async (manager, assessment) => {
      this.mustBeUsable(assessment, given);
      const { edition } = assessment;
      const before = await this.repository.find(code, edition, manager);
      const actions = changedActions(given, before);
      if (actions.length === 0) return this.of(assessment, manager);
      const by = { changedAt: this.clock.now(), changedBy: caller.personId, changedByName: caller.name };
      await this.repository.save(manager, [code, edition], actions, by);
      await this.audit.write(manager, {
        did: 'action-plan.saved',
        organisation: code,
        to: { edition, questions: actions.map(({ ref }) => ref) },
      });
      return this.of(assessment, manager);
    });
  }

  /** @throws {InvalidInput} naming every field that cannot be saved, `1.3.1.dueOn` */
  private mustBeUsable({ set }: CurrentAssessment, given: GivenActions): void {
    const today = this.clock.today();
    const errors = given.flatMap(({ ref, dueOn }, index): FieldError[] => {
      if (!set.item(ref))
        return [{ field: `${ref}.action`, message: `There is no question ${ref} in this edition` }];
      if (given.findIndex((one) => one.ref === ref) < index)
        return [{ field: `${ref}.action`, message: `Question ${ref} is listed twice` }];
      const problem = dueOn ? dueProblem(today, dueOn) : undefined;
      return problem ? [{ field: `${ref}.dueOn`, message: `By when, for ${ref}: ${problem}` }] : [];
    });
    if (errors.length > 0) throw new InvalidInput(errors);
  }
}

/**
 * What is to be written of what was given.
 * @throws {ActionPlanChanged} when somebody else has saved one of them meanwhile
 */
function changedActions(given: GivenActions, before: readonly StoredPlannedAction[]): Action[] {
  const stored = new Map(before.map((action) => [action.ref, action]));
  const actions = given.map((action) => ({ ...action, dueOn: action.dueOn || null }));
  const changed = actions.filter((action) => !isSame(action, stored.get(action.ref)));
  const stale = changed.filter(({ ref, version }) => version !== (stored.get(ref)?.version ?? 0));
  if (stale.length > 0) throw new ActionPlanChanged(stale.map(({ ref }) => ref));
  return changed;
}

const isSame = (action: Action, stored: Action | undefined): boolean =>
  action.action === (stored?.action ?? '') &&
  action.owner === (stored?.owner ?? '') &&
  action.dueOn === (stored?.dueOn ?? null);

/** @throws {NotAnActionPlan} when the file says that it is another's, or of another year */
function mustBeOf(plan: ActionPlan, { owner }: FoundPlan): void {
  if (!owner || (owner.code === plan.code && owner.edition === plan.edition)) return;
  throw new NotAnActionPlan(
    `This file is the ‘${titleOf(owner)}’, and this page is for the ‘${titleOf(plan)}’. Choose another file.`,
  );
}
