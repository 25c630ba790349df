import type { checkCarriedOver, getPreviousAnswer } from '@dspt/contracts/assessment/carry-over';
import type { Body, Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import type { AssessmentRow } from '../assessments/assessments.repository.js';
import { mandatoryFor } from '../question-sets/question-set.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { AnswersRepository } from './answers.repository.js';
import { checkedAnswers } from './checked-answers.js';

/** What was answered in the edition before, and whether it is still right. */
@Injectable()
export class CarriedOverService {
  constructor(
    private readonly repository: AnswersRepository,
    private readonly assessments: AssessmentsService,
    private readonly questionSets: QuestionSetsService,
    private readonly clock: Clock,
  ) {}

  async previous(caller: Caller, code: string, ref: string): Promise<Output<typeof getPreviousAnswer>> {
    caller.mustActFor(code);
    const set = await this.questionSets.current();
    if (!set.item(ref)) throw new NotFound('question');
    const before = await this.questionSets.before(set);
    const step = before?.steps.find(({ to }) => to === ref);
    const item = step?.from ? before?.set.item(step.from) : undefined;
    if (!before || !step || !item) return { previous: null };
    const { edition } = before.set;
    const row = await this.repository.find([code, edition.id, item.ref]);
    if (!row || row.value.state === 'not-started') return { previous: null };
    return {
      previous: {
        edition,
        change: step.change,
        ref: item.ref,
        question: item.question,
        mandatoryFor: mandatoryFor(item),
        answer: row.value,
        changedBy: row.changedByName,
        changedAt: row.changedAt.toISOString(),
      },
    };
  }

  /** Nobody's work is overwritten: others answer before or after, and what was seen is compared under the lock. */
  async check(
    caller: Caller,
    code: string,
    given: Body<typeof checkCarriedOver>,
  ): Promise<Output<typeof checkCarriedOver>> {
    caller.mustActFor(code);
    const { personId: by, name: byName } = caller;
    const after = await this.assessments.locked(code, async (manager, assessment, row) => {
      const refs = [...given.stillRight, ...given.lookAgain].map(({ ref }) => ref);
      if (refs.some((ref) => !assessment.set.item(ref))) throw new NotFound('question');
      const answers = await this.repository.all(code, assessment.edition, manager);
      const checked = checkedAnswers(given, answers, by);
      if (checked.stillRight.length + checked.lookAgain.length === 0) return assessment;
      const at = this.clock.now();
      await this.repository.check(manager, assessment, { ...checked, at, by, byName });
      const changed = { ...row, ...lookedAgain(assessment, row, checked.lookAgain), lastActivityAt: at };
      return this.assessments.store(manager, code, assessment.set, changed);
    });
    return { carriedOver: await this.assessments.unchecked(after) };
  }
}

/** What is to be looked at again does not count, and nothing that was confirmed on the strength of it. */
function lookedAgain(
  { set }: CurrentAssessment,
  row: AssessmentRow,
  refs: string[],
): Pick<AssessmentRow, 'states' | 'confirmations' | 'assertionVersions'> {
  const assertions = refs.flatMap((ref) => set.assertionsOn(set.item(ref)!));
  const kept = Object.entries(row.confirmations).filter(([ref]) => !assertions.includes(ref));
  return {
    states: { ...row.states, ...Object.fromEntries(refs.map((ref) => [ref, 'carried-over' as const])) },
    confirmations: Object.fromEntries(kept),
    assertionVersions: {
      ...row.assertionVersions,
      ...Object.fromEntries(assertions.map((ref) => [ref, row.version + 1])),
    },
  };
}
