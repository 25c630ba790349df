import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { certificateNames } from '@dspt/contracts/assessment/profiles';
import type { Status } from '@dspt/contracts/organisations/register';
import { assignmentText } from '../assignments/assignment-words.js';
import { leftText } from '../action-plan/left.js';
import { documentsLink } from '../documents/document-words.js';
import { dayText, momentDay } from '../../pages/dates.js';
import { coverOf } from '../../public/organisations/status.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { stateNames } from './answer-words.js';
import { doneText, type Done } from './done.js';
import { neededFor } from './levels-text.js';
import { goalsOf, itemPath, whatIsLeft } from './progress.js';

type Assertion = Assessment['assertions'][number];
type Item = Assertion['items'][number];

/** What of the list is shown, as its address says. */
export interface Selection {
  show?: Filter | undefined;
  optional?: string | undefined;
  group?: string | undefined;
}

interface Visitor {
  personId: string;
  mayAnswer: boolean;
  mayConfirm: boolean;
}

interface Work {
  assessment: Assessment;
  plan: ActionPlan;
  assignments: Assignment[];
  documents: DocumentSummary[];
  /** `undefined` while it is not known. */
  status: Status | undefined;
  today: string;
  /** What was just done with a question. */
  done?: Done | undefined;
}

/** What decides which questions are shown, and what is said beside them. */
interface Listing {
  selection: Selection;
  visitor: Visitor;
  assignments: ReadonlyMap<string, Assignment>;
}

export function tasksPage(
  { assessment, plan, done, assignments, documents, status, today }: Work,
  selection: Selection,
  visitor: Visitor,
) {
  const listing = { selection, visitor, assignments: new Map(assignments.map((one) => [one.ref, one])) };
  const groups =
    selection.group === 'section' ? bySection(assessment, listing) : byStandard(assessment, listing);
  return view('provider/assessment/tasks', {
    title: 'Assessment',
    back: paths.home,
    done: done && doneText(done),
    covered: status && coveredText(status),
    coveredBy: paths.publications.list,
    edition: `Edition ${assessment.edition.name}. The deadline is ${dayText(assessment.edition.deadline)}.`,
    profile: assessment.profileComplete ? undefined : paths.profile.start,
    readOnly: !visitor.mayAnswer,
    levels: goalsOf(assessment).map((goal) => whatIsLeft(assessment, goal, visitor.mayConfirm)),
    confirmPath: paths.assessment.confirm,
    answersPath: paths.assessment.answers,
    changesPath: paths.assessment.changes,
    activityPath: paths.activity.list,
    lastYear: assessment.carriedOver ? paths.assessment.lastYear : undefined,
    documentsPath: paths.assessment.documents,
    documents: documentsLink(documents, today),
    assignPath: visitor.mayAnswer ? paths.assessment.assign : undefined,
    actionPlan: planIsNext(assessment, plan)
      ? { href: paths.actionPlan.edit, left: leftText(plan) }
      : undefined,
    choices: choices(assessment, selection),
    groups: groups.filter(({ parts }) => parts.length > 0),
  });
}

/** Who is covered need not answer, and can all the same. */
function coveredText(status: Status): string | undefined {
  const cover = coverOf(status);
  return (
    cover &&
    `You do not have to answer anything: ${cover.by} has published ${cover.level} for you. It counts until ${cover.until}.`
  );
}

/** A plan is of use once all else is done for Approaching Standards; who has begun one finds it again. */
const planIsNext = ({ approachingAvailable, progress }: Assessment, { actions }: ActionPlan): boolean =>
  approachingAvailable &&
  (progress.approaching.outstandingItems.length === 0 ||
    actions.some(({ action, owner, dueOn }) => action || owner || dueOn));

const filterNames = {
  left: 'Only what is left',
  mine: 'Given to me',
  overdue: 'Overdue',
  nobody: 'Given to nobody',
} as const;
export type Filter = keyof typeof filterNames;
const filters = Object.keys(filterNames) as Filter[];

/** Which of them the address asks for. */
export const filterOf = (show: unknown): Filter | undefined => filters.find((name) => name === show);

/** Links that change what is shown. The one in force is plain text. */
function choices(assessment: Assessment, now: Selection) {
  const optional = assessment.assertions.flatMap(({ items }) => items).filter(isOptional).length;
  const to = (change: Selection) => withQuery(paths.assessment.tasks, { ...now, ...change });
  const choice = (text: string, current: boolean, change: Selection) => ({ text, current, href: to(change) });
  return [
    {
      label: 'Show',
      options: [
        choice('All questions', now.show === undefined, { show: undefined }),
        ...filters.map((show) => choice(filterNames[show], now.show === show, { show })),
      ],
    },
    {
      label: 'Group by',
      options: [
        choice('Standard', now.group !== 'section', { group: undefined }),
        choice('Section', now.group === 'section', { group: 'section' }),
      ],
    },
    {
      label: 'Optional questions',
      options: [
        choice('Hide', now.optional !== 'show', { optional: undefined }),
        choice(`Show (${optional})`, now.optional === 'show', { optional: 'show' }),
      ],
    },
  ];
}

function byStandard({ standards, assertions }: Assessment, listing: Listing) {
  return standards.map(({ number, title }) => ({
    heading: `${number}. ${title}`,
    parts: assertions
      .filter(({ standard }) => standard === number)
      .map((assertion) => assertionPart(assertion, listing))
      .filter((part) => part !== undefined),
  }));
}

function assertionPart(assertion: Assertion, listing: Listing) {
  const { ref, title } = assertion;
  const { selection, visitor } = listing;
  const items = assertion.items.filter((item) => isShown(item, listing));
  const toConfirm = assertion.confirmable && !assertion.confirmed;
  if (items.length === 0 && !(selection.show === 'left' && toConfirm)) return undefined;
  return {
    id: `assertion-${ref}`,
    heading: `${ref} ${title}`,
    state: confirmationState(assertion),
    confirm:
      toConfirm && visitor.mayConfirm ? withQuery(paths.assessment.confirm, { assertion: ref }) : undefined,
    tasks: { idPrefix: `tasks-${ref}`, items: items.map((item) => task(item, listing)) },
  };
}

function bySection({ assertions }: Assessment, listing: Listing) {
  const items = assertions.flatMap((assertion) => assertion.items);
  const sections = [...new Set(items.map(({ section }) => section))];
  return sections.map((section, index) => {
    const shown = items.filter((item) => item.section === section && isShown(item, listing));
    return {
      heading: section,
      parts:
        shown.length > 0
          ? [{ tasks: { idPrefix: `tasks-${index + 1}`, items: shown.map((item) => task(item, listing)) } }]
          : [],
    };
  });
}

const isOptional = ({ mandatoryFor }: Item): boolean => mandatoryFor === null;
const leftStates: ReadonlySet<Item['state']> = new Set(['not-started', 'not-yet', 'carried-over']);
const isLeft = ({ state }: Item): boolean => leftStates.has(state);

/** An optional question that was given to somebody is among what they are to do. */
const isShown = (item: Item, { selection: { show, optional }, visitor, assignments }: Listing): boolean => {
  const assignment = assignments.get(item.ref);
  if (isOptional(item) && optional !== 'show' && !assignment?.owner) return false;
  if (show === undefined) return !isOptional(item) || optional === 'show';
  if (!isLeft(item)) return false;
  return {
    left: !isOptional(item) || optional === 'show',
    mine: assignment?.owner?.id === visitor.personId,
    overdue: assignment?.overdue ?? false,
    nobody: !assignment?.owner,
  }[show];
};

/** Where an assertion stands, in a sentence or two. */
export function confirmationState(assertion: Assertion): string {
  const mandatory = assertion.items.filter((item) => !isOptional(item));
  if (mandatory.length === 0) return 'All its questions are optional.';
  const left = mandatory.filter((item) => isLeft(item)).length;
  const questions = `${left} ${left === 1 ? 'question' : 'questions'} left`;
  if (assertion.confirmed)
    return `${confirmationOf(assertion)}.${left > 0 ? ` ${questions} for Standards Met. It must then be confirmed again.` : ''}`;
  return assertion.confirmable ? 'Ready to confirm.' : `${questions} before it can be confirmed.`;
}

const confirmationOf = ({ confirmedBy, confirmedAt }: Assertion): string =>
  confirmedBy && confirmedAt ? `Confirmed by ${confirmedBy} on ${momentDay(confirmedAt)}` : 'Confirmed';

function task(
  { ref, question, state, mandatoryFor, exemptBy }: Item,
  { assignments, visitor: { personId } }: Listing,
) {
  const assignment = assignments.get(ref);
  const needed = neededFor[mandatoryFor ?? 'none'];
  const why = exemptBy ? `Your ${certificateNames[exemptBy]} covers this` : needed;
  return {
    heading: `${ref} ${question}`,
    href: itemPath(ref),
    hint: assignment?.open && isGiven(assignment) ? `${why}. ${assignmentText(assignment, personId)}` : why,
    status: statusOf(state),
  };
}

const isGiven = ({ owner, dueOn, leftBy }: Assignment): boolean =>
  owner !== null || dueOn !== null || leftBy !== null;

const colours = {
  'not-started': 'blue',
  'not-yet': 'orange',
  'carried-over': 'yellow',
  exempt: 'grey',
  'not-applicable': 'grey',
} as const;

/** What is done is plain text, so that what is left stands out. */
const statusOf = (state: Item['state']) =>
  state === 'answered'
    ? { text: stateNames.answered }
    : { tag: { text: stateNames[state], colour: colours[state] } };
