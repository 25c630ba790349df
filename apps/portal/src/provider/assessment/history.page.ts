import { isDeepStrictEqual } from 'node:util';
import type { AnswerValue, Item, listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { momentText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import type { Line } from '../../pages/choose.page.js';
import { answerLines } from './answer-words.js';

type Change = Output<typeof listAnswerHistory>['items'][number];

export function historyPage({ ref, question }: Item, changes: Change[]) {
  return view('provider/assessment/history', {
    title: 'Changes to this answer',
    back: paths.assessment.item(ref),
    question: `${ref} ${question}`,
    changes: changes.map(({ changedAt, changedBy, from, to }) => ({
      when: momentText(changedAt),
      who: changedBy,
      // Somebody has looked at an answer of last year.
      same: isDeepStrictEqual(from, to),
      from: lines(from),
      to: lines(to),
    })),
  });
}

const lines = (value: AnswerValue | null): Line[] =>
  value ? answerLines(value) : [{ text: 'Not answered' }];
