import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { dayText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { formAfter, theirs } from './conflicts.js';
import { leftText, planned } from './left.js';
import { forAll, formOf } from './plan-form.js';

type Action = ActionPlan['actions'][number];

interface Situation {
  mayChange: boolean;
  /** Where to go on when it is complete; empty when it was not asked for on the way to somewhere. */
  back: string;
  /** Actions that somebody else has saved while these were typed. */
  changed?: readonly string[];
  /** Empty fields have just been filled in on the page. */
  filled?: boolean;
}

export function actionPlanPage(
  plan: ActionPlan,
  { mayChange, back, changed, filled }: Situation,
  typed?: Form,
) {
  const shown = { ...plan, actions: planned(plan) };
  const known = formOf(shown);
  const form =
    changed && typed
      ? formAfter(plan, changed, typed.over(known))
      : (typed?.over(known) ?? known.withErrors(outOfDate(shown)));
  return view('provider/action-plan/action-plan', {
    title: 'Action plan',
    back: back || paths.assessment.tasks,
    form,
    action: withQuery(paths.actionPlan.edit, { return: back }),
    mayChange,
    goOn: back,
    left: leftText(plan),
    first: leftFirst(plan),
    forAll: mayChange && shown.actions.length > 0 ? forAllFields(form, isEmpty(shown)) : undefined,
    filled: filled ? 'Check what has been filled in, then save. Nothing has been saved yet.' : undefined,
    rows: shown.actions.map((action) => ({
      ...row(action, form, mayChange),
      theirs: changed?.includes(action.ref) ? theirs(action) : undefined,
    })),
    downloadPath: paths.actionPlan.download,
    uploadPath: withQuery(paths.actionPlan.upload, { return: back }),
  });
}

/** Days that have passed since they were planned for stand as errors before anybody presses a button. */
const outOfDate = ({ actions }: ActionPlan) =>
  actions.flatMap(({ ref, dueProblem }) =>
    dueProblem ? [{ field: `${ref}.dueOn`, message: `By when, for ${ref}: ${dueProblem}` }] : [],
  );

function statusOf({ complete, dueProblem }: Action) {
  if (complete) return { text: 'Complete', colour: 'green' };
  return dueProblem ? { text: 'Date has passed', colour: 'red' } : { text: 'Not complete', colour: 'blue' };
}

/** What a plan is no help for. */
function leftFirst({ actions }: ActionPlan) {
  const questions = actions.filter(({ mayBeOutstanding }) => !mayBeOutstanding).length;
  if (questions === 0) return undefined;
  const text =
    questions === 1
      ? '1 question must be answered before you can publish'
      : `${questions} questions must be answered before you can publish`;
  return { text, href: withQuery(paths.assessment.tasks, { show: 'left' }) };
}

/** Nobody has begun it. */
const isEmpty = ({ actions }: ActionPlan): boolean => actions.every(({ owner, dueOn }) => !owner && !dueOn);

/** Fields that stand for all rows in which they are empty. */
function forAllFields(form: Form, open: boolean) {
  return {
    open: open || Object.values(forAll).some((name) => form.text(name) !== ''),
    suggested: form.checkboxes(forAll.suggested, {
      label: 'What will you do?',
      options: [{ value: 'yes', text: 'Use the suggestion where I have written nothing' }],
    }),
    owner: form.input(forAll.owner, {
      label: 'Who will do it, where nobody is named?',
      autocomplete: 'off',
      spellcheck: false,
    }),
    dueOn: form.date(forAll.dueOn, { label: 'By when, where there is no date?' }),
  };
}

function row(action: Action, form: Form, mayChange: boolean) {
  const { ref, question, suggestion } = action;
  return {
    id: `action-${ref}`,
    heading: `${ref} ${question}`,
    status: statusOf(action),
    fields: mayChange ? fields(ref, form, suggestion) : undefined,
    hidden: mayChange ? hidden(ref, form) : undefined,
    lines: lines(action, form),
  };
}

function fields(ref: string, form: Form, suggestion: string) {
  const dueOn = form.date(`${ref}.dueOn`, { label: 'By when?' });
  return {
    action: form.textarea(`${ref}.action`, {
      label: 'What will you do?',
      ...(suggestion ? { hint: `For example: ${suggestion}` } : {}),
      rows: 3,
    }),
    owner: form.input(`${ref}.owner`, { label: 'Who will do it?', autocomplete: 'off', spellcheck: false }),
    dueOn: { ...dueOn, fieldset: { legend: { text: 'By when?' } } },
  };
}

/** What tells whether an action was changed on the page, and whether somebody else has changed it since. */
const hidden = (ref: string, form: Form) =>
  [`${ref}.version`, `${ref}.mark`].map((name) => ({ name, value: form.text(name) }));

/** What the fields hold, for whoever only reads them and for paper, which would cut long ones. */
function lines({ ref, dueOn, dueProblem }: Action, form: Form) {
  const what = form.text(`${ref}.action`);
  const day = form.dayReading(`${ref}.dueOn`)?.day;
  const when = day && day === dueOn && dueProblem ? dueProblem : day && dayText(day);
  return [
    { key: { text: 'What' }, value: { text: what || 'Not filled in yet', classes: 'app-answer-line' } },
    { key: { text: 'Who' }, value: { text: form.text(`${ref}.owner`) || 'Not filled in yet' } },
    { key: { text: 'By when' }, value: { text: when || 'Not filled in yet' } },
  ];
}
