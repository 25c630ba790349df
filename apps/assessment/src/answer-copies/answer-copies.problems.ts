import { answerCopyProblem } from '@dspt/contracts/assessment/answer-copies';
import { Problem } from '@dspt/contracts/problem';

export class AnswerCopyOld extends Problem {
  constructor() {
    super({
      code: answerCopyProblem.enum['answer-copy-old'],
      status: 409,
      title: 'What you see is more than a day old',
      detail:
        'Nothing has been copied. Choose the answers and organisations again to see what would change now.',
    });
  }
}

export class AnswerCopyNotUndone extends Problem {
  constructor() {
    super({
      code: answerCopyProblem.enum['answer-copy-not-undone'],
      status: 409,
      title: 'This can no longer be undone',
      detail: 'You can still change each answer on its own page. Its history shows what was there before.',
    });
  }
}
