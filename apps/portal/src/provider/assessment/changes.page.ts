import type { Assessment, ItemState } from '@dspt/contracts/assessment/assessments';
import type { ChangedItem, listEditionChanges } from '@dspt/contracts/assessment/carry-over';
import type { Output } from '@dspt/contracts/define';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { stateNames } from './answer-words.js';
import { neededFor, neededForText } from './levels-text.js';
import { itemPath } from './progress.js';

/** What has changed since the edition before, with the way to each question. */
export function changesPage(
  { edition, previous, changes }: Output<typeof listEditionChanges>,
  { assertions, carriedOver }: Assessment,
) {
  const states = new Map(
    assertions.flatMap(({ items }) => items).map(({ ref, state }): [string, ItemState] => [ref, state]),
  );
  return view('provider/assessment/changes', {
    title: 'What has changed this year',
    back: paths.assessment.tasks,
    lead: previous
      ? `This is the edition ${edition.name}. It has changed since ${previous.name}. All questions that are not on this page are the same.`
      : `This is the edition ${edition.name}. There is none before it to compare it with.`,
    check: carriedOver ? paths.assessment.lastYear : undefined,
    tasks: paths.assessment.tasks,
    groups: groups
      .map(({ heading, note, of }) => ({
        heading,
        note,
        items: changes.filter(({ change }) => change === of).map((changed) => line(changed, states)),
      }))
      .filter(({ items }) => items.length > 0),
  });
}

const groups: { of: ChangedItem['change']; heading: string; note: string }[] = [
  { of: 'new', heading: 'New questions', note: 'Nobody has answered these before.' },
  {
    of: 'reworded',
    heading: 'Questions with new words',
    note: 'If you answered it last year, your answer is here. Check that it still fits, then save it.',
  },
  {
    of: 'level changed',
    heading: 'Questions that now count for another level',
    note: 'If you answered it last year, your answer is here. Check it, then save it.',
  },
  {
    of: 'renumbered',
    heading: 'Questions with a new number',
    note: 'The question is the same. If you answered it last year, your answer is here.',
  },
  { of: 'retired', heading: 'Questions that are not asked any more', note: 'You need do nothing.' },
];

function line(changed: ChangedItem, states: ReadonlyMap<string, ItemState>) {
  const { ref, previousRef, question } = changed;
  const state = ref === null ? undefined : states.get(ref);
  return {
    text: `${ref ?? previousRef} ${question}`,
    href: ref === null ? undefined : itemPath(ref),
    notes: [...differences(changed), ...(state ? [stateNames[state]] : [])],
  };
}

function differences({
  change,
  ref,
  previousRef,
  mandatoryFor,
  previouslyMandatoryFor,
}: ChangedItem): string[] {
  if (change === 'retired') return [];
  if (change === 'new') return [neededFor[mandatoryFor ?? 'none']];
  return [
    ...(mandatoryFor === previouslyMandatoryFor
      ? []
      : [`Last year: ${neededForText(previouslyMandatoryFor)}. Now: ${neededForText(mandatoryFor)}`]),
    ...(ref === previousRef ? [] : [`Last year it was number ${previousRef}`]),
  ];
}
