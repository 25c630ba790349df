import type { ActionPlan, saveActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { readUpload, type Upload } from '@dspt/service-kit/http/upload';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { actionPlan } from './action-plan.js';
import { readActions, sheetName } from './action-plan-sheet.js';
import { actionPlanWorkbook } from './action-plan-workbook.js';
import { NotAnActionPlan } from './action-plans.problems.js';
import { ActionPlansRepository } from './action-plans.repository.js';
import { readSheet } from './spreadsheet-reader.js';

/** A filled-in plan takes about 20 kB. */
const largest = 1024 * 1024;

export type GivenActions = Body<typeof saveActionPlan>['actions'];

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
    return actionPlan(assessment, await this.repository.find(assessment.code, assessment.edition, manager));
  }

  async download(caller: Caller, code: string): Promise<Buffer> {
    return actionPlanWorkbook(await this.get(caller, code));
  }

  /** All rows, or none when one cannot be used. */
  async upload(caller: Caller, code: string, upload: Upload): Promise<ActionPlan> {
    caller.mustActFor(code);
    const content = await readUpload(upload, largest);
    const sheet = content && (await readSheet(content, sheetName));
    if (!sheet) throw new NotAnActionPlan(downloadAgain);
    const { edition } = await this.assessments.open(code);
    const reading = readActions(sheet, { code, edition });
    if (reading.kind === 'not-a-plan') throw new NotAnActionPlan(downloadAgain);
    if (reading.kind === 'of-another')
      throw new NotAnActionPlan(`This file is the ‘${reading.title}’. ${downloadAgain}`);
    if (reading.errors.length > 0) throw new InvalidInput(reading.errors);
    return this.store(caller, code, reading.actions, () => 'file');
  }

  async save(caller: Caller, code: string, given: GivenActions): Promise<ActionPlan> {
    caller.mustActFor(code);
    return this.store(caller, code, given, (ref) => `${ref}.action`);
  }

  /** @param fieldOf names what is wrong when there is no such question */
  private store(
    caller: Caller,
    code: string,
    given: GivenActions,
    fieldOf: (ref: string) => string,
  ): Promise<ActionPlan> {
    return this.assessments.locked(code, async (manager, assessment) => {
      mustBeQuestions(assessment, given, fieldOf);
      const actions = given.map((action) => ({ ...action, dueOn: action.dueOn || null }));
      const by = { changedAt: this.clock.now(), changedBy: caller.personId, changedByName: caller.name };
      await this.repository.save(manager, [code, assessment.edition], actions, by);
      await this.audit.write(manager, {
        did: 'action-plan.saved',
        organisation: code,
        to: { edition: assessment.edition, questions: actions.map(({ ref }) => ref) },
      });
      return this.of(assessment, manager);
    });
  }
}

const downloadAgain = 'Download the action plan as a spreadsheet, fill it in and upload that file.';

function mustBeQuestions(
  { set }: CurrentAssessment,
  given: GivenActions,
  fieldOf: (ref: string) => string,
): void {
  const seen = new Set<string>();
  const errors = given.flatMap(({ ref }) => {
    const field = fieldOf(ref);
    if (!set.item(ref)) return [{ field, message: `There is no question ${ref} in this edition` }];
    if (seen.has(ref)) return [{ field, message: `Question ${ref} is listed twice` }];
    seen.add(ref);
    return [];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}
