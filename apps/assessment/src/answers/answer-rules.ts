import {
  noAnswer,
  settledAs,
  type AnswerValue,
  type saveAnswer,
} from '@dspt/contracts/assessment/assessments';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { day } from '@dspt/contracts/values';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { NotApplicableNotAllowed } from './answers.problems.js';

export type GivenAnswer = Body<typeof saveAnswer>;
type Answered = Extract<GivenAnswer, { state: 'answered' }>;
type Field = 'tick' | 'text' | 'date' | 'documents';

/**
 * What is stored for what was given.
 * @throws {InvalidInput} naming the field that does not fit the item's type
 */
export function answerValue(item: EvidenceItem, given: GivenAnswer): AnswerValue {
  const { state, comment } = given;
  if (state === 'not-started') return { ...noAnswer, comment };
  if (state === 'not-yet') return { ...noAnswer, state, comment, planned: given.planned || null };
  if (state === 'settled') return { ...settledValue(item), comment };
  if (state === 'answered') return { ...noAnswer, state, comment, ...answered(item, given) };
  if (!item.notApplicableAllowed) throw new NotApplicableNotAllowed();
  return { ...noAnswer, state, comment, reason: given.reason };
}

function settledValue({ settles }: EvidenceItem): AnswerValue {
  if (!settles)
    throw new InvalidInput([{ field: 'tick', message: 'Choose one of the answers to this question' }]);
  return { ...noAnswer, ...settledAs(settles) };
}

/**
 * What becomes of an item that another one settles, once that has been answered.
 * @param isSettled by that answer; its own answer as it is comes last
 * @returns what is to be given for it; `undefined` when it stays, because somebody has answered it otherwise
 */
export function alsoGiven(
  statement: string,
  isSettled: boolean,
  { value, version }: { value: AnswerValue; version: number },
): GivenAnswer | undefined {
  const { state, comment, reason } = value;
  if (isSettled && state !== 'answered' && state !== 'not-applicable')
    return { state: 'not-applicable', reason: statement, comment, version };
  if (!isSettled && state === 'not-applicable' && reason === statement)
    return { state: 'not-started', comment, version };
  return undefined;
}

const fieldOf = { tick: 'tick', text: 'text', date: 'date', document: 'documents' } as const;

function answered(item: EvidenceItem, given: Answered): Partial<AnswerValue> {
  const field = fieldOf[item.answerType];
  const errors = (['tick', 'text', 'date', 'documents'] as const)
    .filter((other) => other !== field && isGiven(given, other))
    .map((other) => ({ field: other as string, message: 'This question is answered in another way' }));
  const message = problemWith(field, given);
  if (message) errors.push({ field, message });
  if (errors.length > 0) throw new InvalidInput(errors);
  return { [field]: given[field] };
}

/** Forms send empty fields along. */
function isGiven(given: Answered, field: Field): boolean {
  const value = given[field];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function problemWith(field: Field, given: Answered): string | undefined {
  if (isGiven(given, field)) return field === 'date' ? dateProblem(given.date) : undefined;
  return {
    tick: 'Say whether the statement is true for you. If it is not true yet, answer ‘Not yet’',
    text: 'Enter your answer',
    date: 'Enter a date',
    documents: 'Upload a document, give a link to it, or say where it is kept',
  }[field];
}

const dateProblem = (date: string | undefined): string | undefined =>
  day.safeParse(date).success ? undefined : 'Enter a real date, like 27 3 2026';
