import type { Assessment, Item } from '@dspt/contracts/assessment/assessments';
import type { PreviousAnswer } from '@dspt/contracts/assessment/carry-over';
import { certificateNames } from '@dspt/contracts/assessment/profiles';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { QuizShare } from '@dspt/contracts/assessment/quiz-results';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { policiesFor } from '../../help/policies/policies.page.js';
import { canBeCopied } from '../answer-copies/questions.page.js';
import { assignmentText } from '../assignments/assignment-words.js';
import { expiryTags } from '../documents/document-words.js';
import { quizOffer } from '../quiz/share-words.js';
import { answerLines, documentLine } from './answer-words.js';
import { doneText, type Done } from './done.js';
import { chosenAmong, existingDocuments } from './existing-documents.js';
import { documentsIn, formOf } from './given-answer.js';
import { neededFor } from './levels-text.js';
import { lookAgainText, previousPart } from './previous.js';
import { itemPath, progressText, skipPath, type Goal } from './progress.js';

interface Situation {
  goal: Goal;
  mayAnswer: boolean;
  /** The way through the assessment; without it the page does not say how far along it is. */
  assessment?: Assessment;
  /** What an empty answer begins with, from the profile. */
  begins?: string | undefined;
  /** Number of the question that was left or answered just before. */
  done?: Done | undefined;
  /** Of a question to which the staff quiz is evidence. */
  quiz?: QuizShare | undefined;
  /** What was answered last year. */
  previous?: PreviousAnswer | null | undefined;
  /** Of a question answered by documents: those that there are already, and the day to compare their dates with. */
  documents?: Documents | undefined;
  /** Who has the question; left out where the page does not say. */
  given?: { to: Assignment | undefined; ownId: string } | undefined;
  /** In how many other organisations they may answer. */
  others?: number | undefined;
}

interface Documents {
  items: readonly DocumentSummary[];
  today: string;
  /** Id of one that was added on the way here, to be used in the answer. */
  chosen?: string | undefined;
}

/** One question with its answer: a form, or the answer alone for whoever may not change it. */
export function itemPage(
  item: Item,
  { goal, mayAnswer, assessment, begins, done, quiz, previous, documents, given, others }: Situation,
  form = firstForm(item, begins, documents),
) {
  const { ref, question, yesIf, help, example, reviewNote, exemptBy, dependsOn, answer } = item;
  const writable = mayAnswer && exemptBy === null;
  return view('provider/assessment/item', {
    title: question,
    back: `${paths.assessment.tasks}#assertion-${item.assertion}`,
    form,
    caption: `Question ${ref}. ${neededFor[item.mandatoryFor ?? 'none']}`,
    done: done && doneText(done),
    progress: assessment && progressText(assessment, goal, item),
    skip: writable && assessment ? skipPath(assessment, goal, ref) : undefined,
    given: given && givenTo(ref, given, writable),
    yesIf,
    quiz: quiz && quizOffer(quiz),
    help,
    example,
    reviewNote,
    exempt:
      exemptBy && `You do not need to answer this question. Your ${certificateNames[exemptBy]} covers it.`,
    carriedOver: answer.state === 'carried-over' ? lookAgainText(item, previous) : undefined,
    previous: previous ? previousPart(previous) : undefined,
    guide: paths.help.standard(ref.split('.')[0]!),
    policies: policiesFor(ref),
    dependsOn: dependsOn && { href: itemPath(dependsOn, goal), text: `question ${dependsOn}` },
    changed:
      item.changedBy && item.changedAt
        ? `Last changed by ${item.changedBy} on ${momentText(item.changedAt)}.`
        : undefined,
    history: item.version > 0 || given?.to ? paths.assessment.history(ref) : undefined,
    copyPath:
      others && canBeCopied(item) ? withQuery(paths.answerCopies.organisations, { refs: ref }) : undefined,
    lines: writable ? undefined : answerLines(answer, tagsOf(documents)),
    ask: writable ? asking(item, goal, form, documents) : undefined,
    begins:
      begins && 'We have filled in the people that your organisation profile names. Change it as you need.',
  });
}

/** The answer as it is, and what is known of it besides. */
function firstForm(item: Item, begins: string | undefined, documents: Situation['documents']): Form {
  const form = begins ? formOf(item).with({ text: begins }) : formOf(item);
  return documents?.chosen ? form.with({ existing: chosenAmong(documents.items, documents.chosen) }) : form;
}

/** Who has it, and for whoever may change that the way to do so; nothing of what nobody has been given and nobody may give. */
function givenTo(ref: string, { to, ownId }: NonNullable<Situation['given']>, writable: boolean) {
  const isGiven = to !== undefined && (to.owner !== null || to.dueOn !== null || to.leftBy !== null);
  if (!isGiven && !writable) return undefined;
  return {
    text: isGiven ? `${assignmentText(to, ownId)}.` : undefined,
    href: writable ? withQuery(paths.assessment.assign, { ref }) : undefined,
    link: isGiven ? 'Change who answers it' : 'Give this question to somebody',
  };
}

/** Everything the form is made of. */
function asking(item: Item, goal: Goal, form: Form, documents: Situation['documents']) {
  return {
    action: itemPath(item.ref, goal),
    version: form.text('version'),
    ...answerFields(item, form, documents),
    comment: form.textarea('comment', {
      label: 'Comment (optional)',
      hint: 'A note for you and your colleagues. It is not made public.',
      rows: 2,
    }),
    notApplicable:
      item.notApplicableAllowed && item.answerType !== 'tick' ? notApplicable(item, form) : undefined,
  };
}

function answerFields(item: Item, form: Form, documents: Situation['documents']) {
  switch (item.answerType) {
    case 'tick':
      return tickChoices(item, form);
    case 'text':
      return { text: form.textarea('text', { label: 'Your answer', rows: 6 }) };
    case 'date':
      return { date: form.date('date', { label: 'Your answer', hint: 'For example, 27 3 2026' }) };
    case 'document':
      return { documents: documentFields(item, form, documents) };
  }
}

/** Asked openly: nothing pulls towards yes, and what belongs to a choice is asked with it. */
function tickChoices(item: Item, form: Form) {
  const { mandatoryFor, yesText, settles } = item;
  const planned = form.textarea('planned', {
    label: 'What do you plan to do? (optional)',
    hint: planHints[mandatoryFor ?? 'none'],
    rows: 3,
  });
  const doesNotApply = { value: 'not-applicable', text: 'It does not apply to us' };
  // A statement that says why it does not apply needs no other reason, unless one has been given.
  const saysWhy = settles?.state === 'not-applicable' && form.text('tick') !== 'not-applicable';
  const asksWhy = item.notApplicableAllowed && !saysWhy;
  const yes = { value: 'yes', text: yesText ?? 'Yes, this is true for us' };
  const settled = settles
    ? [{ value: 'settled', text: settles.statement, hint: alsoText(settles.also) }]
    : [];
  const notYet = { value: 'not-yet', text: 'Not yet' };
  const others = settles?.state === 'answered' ? [...settled, yes, notYet] : [yes, notYet, ...settled];
  const options = asksWhy ? [...others, doesNotApply] : others;
  return {
    tick: form.radios('tick', { label: 'Is this true for you?', options }),
    // The style sheet shows each with its choice, also without scripts.
    asked: [
      { choice: 'not-yet', field: planned },
      ...(asksWhy ? [{ choice: doesNotApply.value, field: reasonField(item, form) }] : []),
    ],
  };
}

const alsoText = (also: readonly string[]): string =>
  `You then need not answer ${also.length === 1 ? 'question' : 'questions'} ${also.join(' and ')}.`;

const planHints = {
  approaching: 'You can publish once this is true.',
  met: 'If you publish Approaching Standards first, this goes into your action plan.',
  none: 'This question is optional.',
} as const;

function documentFields({ ref }: Item, form: Form, documents: Situation['documents']) {
  const tags = tagsOf(documents);
  return {
    attached: documentsIn(form).map((document, index) => ({
      ...documentLine(document, tags),
      value: JSON.stringify(document),
      index: String(index),
    })),
    existing: existingDocuments(form, documents?.items ?? [], tags),
    allPath: paths.assessment.documents,
    statementsPath: withQuery(paths.supplierStatements.find, { for: ref }),
    file: form.input('file', {
      label: 'Upload a document',
      hint: 'PDF, Word, Excel, PowerPoint, text or picture. At most 10 MB.',
    }),
    link: form.input('link', {
      label: 'Or give a link to it',
      hint: 'For example, https://www.example.com/policy',
      type: 'url',
      spellcheck: false,
    }),
    location: form.input('location', {
      label: 'Or say where it is kept',
      hint: 'For example, in the policy folder in the office. This is as good as an upload.',
    }),
  };
}

const tagsOf = (documents: Situation['documents']) =>
  expiryTags(documents?.items ?? [], documents?.today ?? '');

/** A box beside the answer, and what is asked with it. A reason without the box is shown: it was typed. */
function notApplicable(item: Item, form: Form) {
  const text = 'This does not apply to us';
  const box = form.checkboxes('notApplicable', { label: text, options: [{ value: 'yes', text }] });
  return {
    box: { ...box, fieldset: undefined },
    onlyWithBox: form.text('notApplicable') !== '' || form.text('reason') === '',
    reason: reasonField(item, form),
  };
}

const reasonField = ({ notApplicableHint }: Item, form: Form) =>
  form.textarea('reason', {
    label: 'Why does it not apply?',
    ...(notApplicableHint ? { hint: notApplicableHint } : {}),
    rows: 3,
  });
