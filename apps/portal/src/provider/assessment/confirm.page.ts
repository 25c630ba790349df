import { type Assessment } from '@dspt/contracts/assessment/assessments';
import { confirmationProblem, type confirmAll } from '@dspt/contracts/assessment/confirmations';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput, type Problem } from '@dspt/contracts/problem';
import { z } from 'zod';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { doneText, type Done } from './done.js';
import { goalsOf, itemPath } from './progress.js';

interface Asked {
  /** Only this assertion, from its link in the task list. */
  only?: string | undefined;
  mayConfirm: boolean;
  /** The question that was answered just before. */
  done?: Done | undefined;
}

/** Confirm what is complete: everything, or the one assertion asked for. */
export function confirmPage(assessment: Assessment, { only, mayConfirm, done }: Asked, given?: Form) {
  const ready = assessment.assertions.filter(
    ({ ref, confirmable, confirmed }) => confirmable && !confirmed && (!only || ref === only),
  );
  const form = given ?? Form.of({ assertions: ready.map(({ ref }) => ref) });
  return view('provider/assessment/confirm', {
    title: 'Confirm your answers',
    back: paths.assessment.tasks,
    done: done && doneText(done),
    form,
    action: withQuery(paths.assessment.confirm, { assertion: only }),
    mayConfirm,
    ready: ready.length > 0 ? readyBoxes(ready, form) : undefined,
    hidden: ready.map(({ ref, version }) => ({ name: versionField(ref), value: String(version) })),
    readyTitles: ready.map(({ ref, title }) => `${ref} ${title}`),
    allPath: only ? paths.assessment.confirm : undefined,
    unready: only ? [] : unready(assessment),
    confirmed: only ? [] : confirmed(assessment),
  });
}

/** Holds the version of an assertion that is shown. */
const versionField = (ref: string): string => `version.${ref}`;

/** What is confirmed, as it was shown. */
export const confirmedIn = (form: Form): GivenBody<typeof confirmAll> => ({
  assertions: form
    .all('assertions')
    .map((ref) => ({ ref, version: Number(form.text(versionField(ref)) || 0) })),
});

/** Which assertions have been changed since, as errors of the form; `undefined` for any other problem. */
export function changedAnswers({ code, details }: Problem): InvalidInput | undefined {
  if (code !== confirmationProblem.enum['assertion-changed']) return undefined;
  const changed = z.array(z.object({ ref: z.string(), by: z.string() })).parse(details['changed']);
  return new InvalidInput(
    changed.map(({ ref, by }) => ({
      field: 'assertions',
      message: `${by} has changed an answer to ${ref} since you opened the page. Look at it in your assessment before you confirm it`,
    })),
  );
}

const readyBoxes = (ready: Assessment['assertions'], form: Form) =>
  form.checkboxes('assertions', {
    label: 'Which of these do you confirm?',
    hint: 'All that are complete are ticked. Take out any you want to check first.',
    options: ready.map(({ ref, title, items }) => ({
      value: ref,
      text: `${ref} ${title}`,
      hint: answeredText(items),
    })),
  });

function answeredText(items: Assessment['assertions'][number]['items']): string {
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
