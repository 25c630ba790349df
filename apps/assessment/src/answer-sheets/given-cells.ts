import { saveAnswer, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { DocumentReference } from '@dspt/contracts/assessment/documents';
import { InvalidInput } from '@dspt/contracts/problem';
import type { GivenAnswer } from '../answers/answer-rules.js';
import { answerValue } from '../answers/answer-rules.js';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { choicesOf, uploaded, words, type CellTexts } from './answer-cells.js';
import type { Typed } from './layout.js';

/** A cell that cannot be used, and why. */
export interface CellProblem {
  column: Typed;
  message: string;
}
export type Given = { given: GivenAnswer; value: AnswerValue } | { problems: CellProblem[] };

interface Row {
  item: EvidenceItem;
  cells: CellTexts;
  /** Which of them somebody has typed. */
  changed: readonly Typed[];
  current: { value: AnswerValue; version: number };
}

/** What a row with these cells gives as its answer. */
export function givenOf(row: Row): Given {
  const { item, current, cells } = row;
  const said = saidIn(row);
  if (isProblem(said)) return { problems: [said] };
  const comment = cells.comment === words.clear ? '' : cells.comment;
  const parsed = saveAnswer.body.safeParse({ ...said, comment, version: current.version });
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({ column: columnOf(path[0]), message })),
    };
  try {
    return { given: parsed.data, value: answerValue(item, parsed.data) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return {
      problems: error.details.errors!.map(({ field, message }) => ({ column: columnOf(field), message })),
    };
  }
}

function columnOf(field: unknown): Typed {
  if (field === 'comment') return 'comment';
  return field === 'reason' || field === 'planned' ? 'more' : 'answer';
}

type Said = { state: string; [field: string]: unknown } | CellProblem;
const isProblem = (said: Said): said is CellProblem => 'column' in said;

function saidIn({ item, cells: { answer, more }, changed, current }: Row): Said {
  const moreTyped = changed.includes('more') && more !== words.clear;
  const reason = more === words.clear ? '' : more;
  if (answer === '' || answer === words.clear)
    return moreTyped && answer === ''
      ? problem(
          'answer',
          `Write ‘${words.notApplicable}’ or ‘${words.notYet}’ here, for what you wrote beside it`,
        )
      : { state: 'not-started' };
  if (answer === words.notApplicable) return notApplicable(item, reason);
  if (answer === words.notYet) return notYet(item, reason);
  if (moreTyped)
    return problem(
      'more',
      `This goes with ‘${words.notApplicable}’ or ‘${words.notYet}’ only. Move it to ‘Comment’`,
    );
  return answered(item, answer, current.value);
}

const problem = (column: Typed, message: string): CellProblem => ({ column, message });

function notApplicable({ notApplicableAllowed }: EvidenceItem, reason: string): Said {
  if (!notApplicableAllowed)
    return problem('answer', 'This question applies to every organisation. Answer it, or leave it for later');
  return reason ? { state: 'not-applicable', reason } : problem('more', 'Say why this does not apply to you');
}

const notYet = ({ answerType }: EvidenceItem, planned: string): Said =>
  answerType === 'tick'
    ? { state: 'not-yet', planned }
    : problem('answer', 'This question needs an answer. Leave the cell empty if you have none yet');

function answered(item: EvidenceItem, answer: string, current: AnswerValue): Said {
  switch (item.answerType) {
    case 'tick':
      if (answer === words.yes) return { state: 'answered', tick: true };
      if (answer === item.settles?.statement) return { state: 'settled' };
      return problem(
        'answer',
        `‘${answer.slice(0, 40)}’ is not one of the answers. Write ${listed(choicesOf(item))}`,
      );
    case 'text':
      return { state: 'answered', text: answer };
    case 'date':
      return { state: 'answered', date: answer };
    case 'document':
      return documentsIn(answer, current.documents);
  }
}

const listed = (choices: string[]): string =>
  `${choices
    .slice(0, -1)
    .map((choice) => `‘${choice}’`)
    .join(', ')} or ‘${choices.at(-1)}’`;

/** Each line is a link or a place. What was uploaded stays: a spreadsheet cannot hold it, nor take it away. */
function documentsIn(answer: string, current: readonly DocumentReference[]): Said {
  const uploads = current.filter((document) => document.kind === 'upload');
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  const unknown = lines.find(
    (line) => line.startsWith(uploaded) && !uploads.some(({ name }) => line === uploaded + name),
  );
  if (unknown)
    return problem(
      'answer',
      `‘${unknown.slice(uploaded.length, 80)}’ is not a document of this question. Upload it on its page`,
    );
  const typed = lines
    .filter((line) => !line.startsWith(uploaded))
    .map((line) =>
      /^https?:\/\//i.test(line) ? { kind: 'link', url: line } : { kind: 'location', description: line },
    );
  return { state: 'answered', documents: [...uploads, ...typed] };
}
