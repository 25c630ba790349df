import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Assignment, PossibleOwner } from '@dspt/contracts/assessment/assignments';
import type { handOver } from '@dspt/contracts/assessment/handovers';
import type { GivenBody } from '@dspt/contracts/define';
import type { User } from '@dspt/contracts/identity/users';
import { InvalidInput } from '@dspt/contracts/problem';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted, joined, partsIn } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';
import { inHandOf, leftBehind } from './in-hand.js';

/** Who hands over, and whose it is. */
export interface Visitor {
  ownId: string;
  /** Of whom it is: a person, or `leftBehind`. */
  id: string;
  organisationName: string;
  mayManage: boolean;
  /** Where they came from, and go back to. */
  back: string;
}

export interface Known {
  assignments: Assignment[];
  /** Whoever may answer. */
  people: PossibleOwner[];
  /** What stays with the organisation; `undefined` where it is not known, or is not theirs to see. */
  administrators?: { id: string }[] | undefined;
  users?: User[] | undefined;
  plan?: ActionPlan | undefined;
  requests?: number | undefined;
  drafts?: number | undefined;
}

const nobody = 'nobody';

/** All that somebody has to answer, and who takes it over; `undefined` when there is no such person. */
export function handoverPage(known: Known, visitor: Visitor, form = new Form()) {
  const { id, ownId, back, mayManage } = visitor;
  const name = known.people.find((one) => one.id === id)?.name;
  if (id !== leftBehind && !name) return undefined;
  const questions = inHandOf(known.assignments, id);
  const receivers = known.people.filter((one) => one.id !== id);
  return view('provider/handover/handover', {
    title: titleOf(visitor, name),
    back,
    form,
    action: withQuery(paths.handover(id), { return: back }),
    alone: id === ownId && mayManage ? aloneText(known, visitor) : undefined,
    nothing: nothingText(visitor, questions, name),
    intro: introText(visitor, questions, name),
    invitePath: receivers.length === 0 && mayManage ? paths.users.invite : undefined,
    nobodyElse: receivers.length === 0,
    // As they are here now: whoever sends the form again has seen what has changed meanwhile.
    hidden: [{ name: 'shown', value: joined(questions.map(({ ref, version }) => `${ref}:${version}`)) }],
    questions: questions.map((one) => questionText(one, id)),
    all: form.select('all', {
      label: 'Who takes them over?',
      options: [{ value: '', text: 'Choose a person' }, ...choices(receivers, ownId)],
    }),
    single: questions.length > 1 ? singleFields(questions, choices(receivers, ownId), form) : undefined,
    note: form.textarea('note', {
      label: 'A note for them (optional)',
      hint: 'They read it in an email, and it is kept with each question. For example, where you keep your papers.',
      rows: 4,
    }),
    stays: staying(known, name),
    goOn: questions.length > 0 ? 'Go on without handing over' : 'Go on',
  });
}

/** What the form says, as the service takes it. @throws {InvalidInput} while nobody is chosen for a question */
export function handoverIn(form: Form, id: string): GivenBody<typeof handOver> {
  const items = partsIn(form.text('shown')).flatMap((value) => {
    const [, ref, version] = /^([\d.]+):(\d{1,9})$/.exec(value) ?? [];
    if (!ref) return [];
    const to = form.text(`to.${ref}`) || form.text('all');
    return [{ ref, version: Number(version), to }];
  });
  if (items.some(({ to }) => to === ''))
    throw new InvalidInput([{ field: 'all', message: 'Select who takes the questions over' }]);
  return {
    requestId: form.requestId,
    from: id === leftBehind ? null : id,
    items: items.map((item) => ({ ...item, to: item.to === nobody ? null : item.to })),
    note: form.text('note'),
  };
}

function titleOf({ id, ownId }: Visitor, name: string | undefined): string {
  if (id === ownId) return 'Hand over your questions';
  return name ? `Hand over the questions of ${name}` : 'Hand over what others have left behind';
}

function introText({ id, ownId, organisationName }: Visitor, questions: Assignment[], name?: string): string {
  const number = counted(questions.length, 'question');
  if (id === ownId) return `You still have ${number} to answer at ${organisationName}:`;
  return name
    ? `${name} still has ${number} to answer at ${organisationName}:`
    : `${number} ${questions.length === 1 ? 'was' : 'were'} given to somebody who cannot answer any more:`;
}

function nothingText({ id, ownId }: Visitor, questions: Assignment[], name?: string): string | undefined {
  if (questions.length > 0) return undefined;
  if (id === ownId) return 'You have no questions to hand over.';
  return name ? `${name} has no questions to hand over.` : 'Nobody has left anything behind.';
}

function questionText({ ref, question, dueOn, overdue, leftBy }: Assignment, id: string) {
  const notes = [
    ...(id === leftBehind && leftBy ? [`Given to ${leftBy} before`] : []),
    ...(dueOn ? [`By ${dayText(dueOn)}${overdue ? ' (overdue)' : ''}`] : []),
  ];
  return { text: `${ref} ${question}`, href: paths.assessment.item(ref), note: notes.join('. ') };
}

const choices = (receivers: PossibleOwner[], ownId: string) => [
  ...receivers.map(({ id, name }) => ({ value: id, text: id === ownId ? `${name} (you)` : name })),
  { value: nobody, text: 'Nobody: leave them without a person' },
];

/** One field for each question, for whoever wants to share them out. */
function singleFields(questions: Assignment[], options: ReturnType<typeof choices>, form: Form) {
  const names = questions.map(({ ref }) => `to.${ref}`);
  return {
    open: names.some((name) => form.text(name) !== '' || form.errors.some(({ field }) => field === name)),
    fields: questions.map(({ ref, question }) =>
      form.select(`to.${ref}`, {
        label: `${ref} ${question}`,
        options: [{ value: '', text: 'As chosen above' }, ...options],
      }),
    ),
  };
}

/** For the only administrator: whom they can make another one. */
function aloneText({ administrators, users }: Known, { ownId, id, back, organisationName }: Visitor) {
  if (administrators?.length !== 1 || administrators[0]?.id !== ownId) return undefined;
  const here = withQuery(paths.handover(id), { return: back });
  const others = (users ?? []).filter((user) => user.state === 'active' && user.id !== ownId);
  return {
    text: `You are the only administrator of ${organisationName}. Before you leave, make somebody else an administrator, so that somebody can publish and let people in.`,
    people: others.map((user) => ({
      text: `Change the role of ${user.firstName} ${user.lastName}`,
      href: withQuery(paths.users.role(user.id), { return: here }),
    })),
    invitePath: paths.users.invite,
  };
}

/** What belongs to the organisation: it needs no handing over, and is good to know. */
function staying({ users, plan, requests = 0, drafts = 0 }: Known, name: string | undefined) {
  const invited = (users ?? []).filter(({ state }) => state === 'invited').length;
  const planned = name ? plannedFor(plan, name) : [];
  return [
    ...(planned.length > 0
      ? [{ text: `The action plan names ${name} for ${planned.join(', ')}`, href: paths.actionPlan.edit }]
      : []),
    ...(drafts > 0
      ? [{ text: `${counted(drafts, 'report')} of an incident not sent yet`, href: paths.incidents.list }]
      : []),
    ...(invited > 0
      ? [{ text: `${counted(invited, 'invitation')} not accepted yet`, href: paths.users.list }]
      : []),
    ...(requests > 0
      ? [{ text: `${counted(requests, 'request')} to join not answered yet`, href: paths.users.list }]
      : []),
  ];
}

/** Who does what in the plan is written in words: it is found by the name, and changed there. */
const plannedFor = (plan: ActionPlan | undefined, name: string): string[] =>
  (plan?.actions ?? [])
    .filter(({ owner }) => owner.toLowerCase().includes(name.toLowerCase()))
    .map(({ ref }) => ref);
