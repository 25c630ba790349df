import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { momentDay } from '../pages/dates.js';
import { Form } from '../pages/form.js';
import { view } from '../pages/view.js';
import { paths, withQuery } from '../paths.js';
import { goalsOf, itemPath } from './progress.js';

interface Asked {
  /** Only this assertion, from its link in the task list. */
  only?: string | undefined;
  mayConfirm: boolean;
}

/** Confirm what is complete: everything, or the one assertion asked for. */
export function confirmPage(assessment: Assessment, { only, mayConfirm }: Asked, given?: Form) {
  const ready = assessment.assertions.filter(
    ({ ref, confirmable, confirmed }) => confirmable && !confirmed && (!only || ref === only),
  );
  const form = given ?? Form.of({ assertions: ready.map(({ ref }) => ref) });
  return view('assessment/confirm', {
    title: 'Confirm your answers',
    back: paths.assessment.tasks,
    form,
    action: withQuery(paths.assessment.confirm, { assertion: only }),
    mayConfirm,
    ready: ready.length > 0 ? readyBoxes(ready, form) : undefined,
    readyTitles: ready.map(({ ref, title }) => `${ref} ${title}`),
    allPath: only ? paths.assessment.confirm : undefined,
    unready: only ? [] : unready(assessment),
    confirmed: only ? [] : confirmed(assessment),
  });
}

const readyBoxes = (ready: Assessment['assertions'], form: Form) =>
  form.checkboxes('assertions', {
    label: 'Which of these do you confirm?',
    hint: 'All that are complete are ticked. Take out any you want to check first.',
    options: ready.map(({ ref, title, items }) => ({
      value: ref,
      text: `${ref} ${title}`,
      hint: doneText(items),
    })),
  });

function doneText(items: Assessment['assertions'][number]['items']): string {
  const needed = items.filter(({ mandatoryFor }) => mandatoryFor !== null);
  const done = needed.filter(({ state }) => state !== 'not-started' && state !== 'carried-over');
  return `${done.length} of ${needed.length} questions done`;
}

/** What cannot be confirmed yet, with a way to the first question that is left. */
function unready({ assertions, progress, ...assessment }: Assessment) {
  const goal = goalsOf({ assertions, progress, ...assessment })[0]!;
  const left = progress.met.outstandingItems;
  return assertions
    .filter(
      ({ confirmable, items }) => !confirmable && items.some(({ mandatoryFor }) => mandatoryFor !== null),
    )
    .map(({ ref, title, items }) => {
      const first = items.find((item) => left.includes(item.ref))?.ref ?? items[0]!.ref;
      return { text: `${ref} ${title}`, href: itemPath(first, goal) };
    });
}

const confirmed = ({ assertions }: Assessment) =>
  assertions
    .filter((one) => one.confirmed)
    .map(({ ref, title, confirmedBy, confirmedAt }) => ({
      ref,
      title: `${ref} ${title}`,
      by:
        confirmedBy && confirmedAt ? `Confirmed by ${confirmedBy} on ${momentDay(confirmedAt)}` : 'Confirmed',
    }));
