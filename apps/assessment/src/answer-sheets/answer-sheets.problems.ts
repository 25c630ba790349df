import { answerSheetProblem } from '@dspt/contracts/assessment/answer-sheets';
import { Problem } from '@dspt/contracts/problem';

export class NotAnAnswerSheet extends Problem {
  constructor(detail: string) {
    super({
      code: answerSheetProblem.enum['not-an-answer-sheet'],
      status: 400,
      title: 'We could not read your answers from this file',
      detail,
    });
  }
}

/** Somebody has changed an answer since the rows were shown. */
export class AnswerSheetChanged extends Problem {
  constructor(changed: readonly string[]) {
    super({
      code: answerSheetProblem.enum['answer-sheet-changed'],
      status: 409,
      title: 'Somebody else has changed an answer since you opened this page',
      detail: `Nothing has been saved yet. Look at ${changed.join(', ')} again, then save.`,
      changed,
    });
  }
}
