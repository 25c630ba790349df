import { isDeepStrictEqual } from 'node:util';
import type { AnswerValue, Item, listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import type { AssignmentChange } from '@dspt/contracts/assessment/assignments';
import type { Output } from '@dspt/contracts/define';
import { momentText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import type { Line } from '../../pages/choose.page.js';
import { changeText } from '../assignments/assignment-words.js';
import { answerLines } from './answer-words.js';

type Change = Output<typeof listAnswerHistory>['items'][number];

export function historyPage({ ref, question }: Item, changes: Change[], given: AssignmentChange[]) {
  return view('provider/assessment/history', {
    title: 'Changes to this question',
    back: paths.assessment.item(ref),
    question: `${ref} ${question}`,
    activityPath: withQuery(paths.activity.list, { about: ref }),
    given: given.map(changeText),
    changes: changes.map(({ changedAt, changedBy, from, to, through }) => ({
      when: momentText(changedAt),
      who: changedBy,
      through: through && throughText(through),
      same: isStillRight(from, to),
      from: lines(from),
      to: lines(to),
    })),
  });
}

/** Somebody has looked at an answer of last year, and left it as it was. */
const isStillRight = (from: AnswerValue | null, to: AnswerValue): boolean =>
  isDeepStrictEqual(from?.state === 'carried-over' ? { ...from, state: to.state } : from, to);

const lines = (value: AnswerValue | null): Line[] =>
  value ? answerLines(value) : [{ text: 'Not answered' }];

function throughText(through: NonNullable<Change['through']>): string {
  if ('document' in through) {
    const { what, document, by } = through;
    return what === 'document-replaced'
      ? `${document} was replaced by ${by} in all answers that used it.`
      : `${document} was put back in the place of ${by}.`;
  }
  const { name, code } = through.from;
  return through.what === 'copied'
    ? `Copied from the answers of ${name} (${code}).`
    : `Put back: copying the answers of ${name} (${code}) was undone. Documents that came with them are gone.`;
}
