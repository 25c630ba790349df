import { Problem } from '@dspt/contracts/problem';
import { deadLetterProblem } from '@dspt/contracts/dead-letters';

const { enum: code } = deadLetterProblem;

export class EventStillFails extends Problem {
  constructor(why: string) {
    super({
      code: code['event-still-fails'],
      status: 409,
      title: 'It failed again and has been kept',
      detail: why,
    });
  }
}

export class EventDiscarded extends Problem {
  constructor(by: string) {
    super({
      code: code['event-discarded'],
      status: 409,
      title: 'This event has been discarded',
      detail: `${by} decided that it need not be handled.`,
    });
  }
}
