import type { AnswerCopy, CopyRow, CopyTarget } from '@dspt/contracts/assessment/answer-copies';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { answerLines } from '../assessment/answer-words.js';
import { counted } from '../../pages/words.js';

/** What a copy would do, has done, or has undone: by organisation, and by question. */
export function copyPage(
  copy: AnswerCopy,
  form = new Form(),
  { mayPublish = false }: { mayPublish?: boolean } = {},
) {
  const stage = stageOf(copy);
  const waiting = copy.targets.filter(({ state }) => state === 'waiting').length;
  const columns = columnsOf[stage];
  return view('provider/answer-copies/copy', {
    title: titles[stage],
    back: paths.answerCopies.questions,
    form,
    lead: leads[stage],
    of: `${counted(copy.items.length, 'answer')} for ${counted(copy.targets.length, 'organisation')}.`,
    columns: ['Organisation', ...columns.map(({ heading }) => heading)],
    targets: copy.targets.map((target) => ({
      name: `${target.name} (${target.code})`,
      counts: columns.map(({ heading, is }) => ({
        heading,
        count: target.rows.filter((row) => is(row)).length,
      })),
      notes: notesOf(target, stage),
    })),
    items: copy.items.map((item) => itemOf(copy, item, stage)),
    make: copy.undoneAt === null && waiting > 0 ? makeOf(copy, stage, waiting) : undefined,
    undo: copy.undoUntil
      ? {
          action: paths.answerCopies.undo(copy.id),
          until: `You can undo this until ${momentText(copy.undoUntil)}.`,
        }
      : undefined,
    publishPath: mayPublish && stage === 'done' && waiting === 0 ? paths.publishSeveral.choose : undefined,
    again: paths.answerCopies.questions,
  });
}

type Stage = 'preview' | 'done' | 'undone';

const stageOf = ({ doneAt, undoneAt }: AnswerCopy): Stage =>
  undoneAt ? 'undone' : doneAt ? 'done' : 'preview';

const titles: Record<Stage, string> = {
  preview: 'Check what would change',
  done: 'What was copied',
  undone: 'What was undone',
};
const leads: Record<Stage, string> = {
  preview: 'Nothing has been changed yet. This is what copying your answers would do:',
  done: 'This is what copying your answers has done:',
  undone: 'Answers and confirmations are as they were before, except what somebody has changed since:',
};

type Is = (row: CopyRow) => boolean;
const planned =
  (plan: CopyRow['plan']): Is =>
  (row) =>
    row.plan === plan;
const became =
  (result: CopyRow['result']): Is =>
  (row) =>
    row.result === result;

const columnsOf: Record<Stage, { heading: string; is: Is }[]> = {
  preview: [
    { heading: 'New', is: planned('new') },
    { heading: 'Overwritten', is: planned('overwrites') },
    { heading: 'The same already', is: planned('same') },
    { heading: 'Not needed there', is: planned('not-needed') },
  ],
  done: [
    { heading: 'Copied', is: became('copied') },
    { heading: 'Left, changed by others', is: became('changed-since') },
    { heading: 'The same already', is: planned('same') },
    { heading: 'Not needed there', is: planned('not-needed') },
  ],
  undone: [
    { heading: 'Put back', is: became('put-back') },
    { heading: 'Left, changed by others', is: became('left') },
  ],
};

const refusals: Record<NonNullable<CopyTarget['refused']>, string> = {
  'not-allowed': 'You may not answer for it any more.',
  'no-room': 'It has no room left for the documents. Give a link to them, or say where they are kept.',
  'new-edition': 'A new edition has begun since.',
};

function notesOf({ state, refused, unconfirmed, rows }: CopyTarget, stage: Stage): string[] {
  const parts = unconfirmed.join(', ');
  return [
    ...(refused
      ? [
          `${state === 'not-undone' ? 'Nothing was put back.' : 'Nothing is copied here.'} ${refusals[refused]}`,
        ]
      : []),
    ...(state === 'waiting' && stage === 'done' ? ['Not done yet.'] : []),
    ...(parts && stage === 'preview' ? [`Takes back the confirmation of ${parts}.`] : []),
    ...(parts && stage === 'done' && !refused ? [`Has to be confirmed again: ${parts}.`] : []),
    ...rows
      .filter(({ result }) => result === 'changed-since' || result === 'left')
      .map(({ ref, by }) => `${by ?? 'Somebody'} has changed the answer to ${ref}. It stays.`),
  ];
}

/** A question with its answer, and the answers it takes the place of. */
function itemOf(
  { targets }: AnswerCopy,
  { ref, question, answer, follows }: AnswerCopy['items'][number],
  stage: Stage,
) {
  const lost = targets.flatMap(({ name, code, rows, state, refused }) => {
    const row = rows.find((one) => one.ref === ref);
    const counts = stage === 'preview' ? refused === null : row?.result === 'copied';
    return row?.from && counts && state !== 'refused'
      ? [{ name: `${name} (${code})`, lines: answerLines(row.from) }]
      : [];
  });
  return {
    heading: `${ref} ${question}`,
    lines: answerLines(answer),
    follows: follows ? `This follows from your answer to question ${follows}.` : undefined,
    summary: lost.length > 0 ? lostText(lost.length, stage) : undefined,
    lost,
  };
}

const lostText = (count: number, stage: Stage): string =>
  stage === 'preview'
    ? `See the ${counted(count, 'answer')} this overwrites`
    : `See the ${counted(count, 'answer')} this has overwritten`;

function makeOf({ id, targets }: AnswerCopy, stage: Stage, waiting: number) {
  const action = paths.answerCopies.one(id);
  if (stage === 'done') return { action, submit: `Go on with ${counted(waiting, 'organisation')}` };
  return { action, submit: `Copy to ${counted(targets.length, 'organisation')}` };
}
