import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { dayText } from '../pages/dates.js';
import type { Form } from '../pages/form.js';
import { view } from '../pages/view.js';
import { paths, withQuery } from '../paths.js';
import { formAfter, theirs } from './conflicts.js';
import { formOf } from './plan-form.js';

type Action = ActionPlan['actions'][number];

interface Situation {
  mayChange: boolean;
  /** Where to go on when it is complete; empty when it was not asked for on the way to somewhere. */
  back: string;
  /** Actions that somebody else has saved while these were typed. */
  changed?: readonly string[];
}

export function actionPlanPage(plan: ActionPlan, { mayChange, back, changed }: Situation, typed?: Form) {
  const form =
    changed && typed
      ? formAfter(plan, changed, typed.over(formOf(plan)))
      : (typed?.over(formOf(plan)) ?? formOf(plan));
  const left = plan.actions.filter(({ complete }) => !complete).length;
  return view('action-plan/action-plan', {
    title: 'Action plan',
    back: back || paths.assessment.tasks,
    form,
    action: withQuery(paths.actionPlan.edit, { return: back }),
    mayChange,
    goOn: back,
    left: leftText(plan.actions.length, left),
    rows: plan.actions.map((action) => ({
      ...row(action, mayChange ? form : undefined),
      theirs: changed?.includes(action.ref) ? theirs(action) : undefined,
    })),
    downloadPath: paths.actionPlan.download,
    uploadPath: withQuery(paths.actionPlan.upload, { return: back }),
  });
}

function leftText(total: number, left: number): string {
  if (total === 0) return 'Nothing is outstanding: you have answered every question that Standards Met asks.';
  if (left === 0) return `Your plan is complete: all ${total} actions are filled in.`;
  return `${total - left} of ${total} actions are complete.`;
}

function row(action: Action, form: Form | undefined) {
  const { ref, question, complete } = action;
  return {
    id: `action-${ref}`,
    heading: `${ref} ${question}`,
    status: complete ? { text: 'Complete', colour: 'green' } : { text: 'Not complete', colour: 'blue' },
    fields: form && fields(ref, form),
    hidden: form && hidden(ref, form),
    lines: form ? undefined : lines(action),
  };
}

function fields(ref: string, form: Form) {
  const dueOn = form.date(`${ref}.dueOn`, { label: 'By when?' });
  return {
    action: form.textarea(`${ref}.action`, { label: 'What will you do?', rows: 3 }),
    owner: form.input(`${ref}.owner`, { label: 'Who will do it?', autocomplete: 'off', spellcheck: false }),
    dueOn: { ...dueOn, fieldset: { legend: { text: 'By when?' } } },
  };
}

/** What tells whether an action was changed on the page, and whether somebody else has changed it since. */
const hidden = (ref: string, form: Form) =>
  [`${ref}.version`, `${ref}.mark`].map((name) => ({ name, value: form.text(name) }));

const lines = ({ action, owner, dueOn }: Action) => [
  { key: { text: 'What' }, value: { text: action || 'Not filled in yet' } },
  { key: { text: 'Who' }, value: { text: owner || 'Not filled in yet' } },
  { key: { text: 'By when' }, value: { text: dueOn ? dayText(dueOn) : 'Not filled in yet' } },
];
