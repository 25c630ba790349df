import type { listItems } from '@dspt/contracts/assessment/assessments';
import {
  carryOverProblem,
  type ChangedItem,
  type checkCarriedOver,
} from '@dspt/contracts/assessment/carry-over';
import type { GivenBody, Output } from '@dspt/contracts/define';
import { InvalidInput, type Problem } from '@dspt/contracts/problem';
import { z } from 'zod';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { answerLines } from './answer-words.js';
import { itemPath } from './progress.js';

type Item = Output<typeof listItems>['items'][number];

/** All answers, and what has changed since the edition before. */
export interface Carried extends Output<typeof listItems> {
  previousName: string | undefined;
  changes: ChangedItem[];
}

/** A section of the question set, with what was carried over and nobody has looked at. */
export interface Section {
  /** In its address. */
  name: string;
  heading: string;
  /** Can be confirmed together. */
  together: Item[];
  /** Have to be looked at one by one. */
  alone: Item[];
}

export const sectionsOf = ({ items }: Carried): Section[] =>
  [...new Set(items.map(({ section }) => section))].map((heading) => {
    const carried = items.filter(
      ({ section, carriedFrom, exemptBy }) =>
        section === heading && carriedFrom !== null && exemptBy === null,
    );
    const isAlone = ({ state }: Item) => state === 'carried-over';
    return {
      name: heading.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
      heading,
      together: carried.filter((item) => !isAlone(item)),
      alone: carried.filter((item) => isAlone(item)),
    };
  });

/** The section to go on with: the next with answers to check together, from the beginning again after the last. */
export function nextSection(carried: Carried, after: string): string | undefined {
  const sections = sectionsOf(carried);
  const at = sections.findIndex(({ name }) => name === after);
  return [...sections.slice(at), ...sections.slice(0, at)].find(({ together }) => together.length > 0)?.name;
}

export function lastYearPage(carried: Carried, mayAnswer: boolean) {
  const sections = sectionsOf(carried);
  return view('provider/assessment/last-year', {
    title: 'Check your answers from last year',
    back: paths.assessment.tasks,
    changes: paths.assessment.changes,
    tasks: paths.assessment.tasks,
    readOnly: !mayAnswer,
    sections: sections
      .filter(({ together }) => together.length > 0)
      .map(({ name, heading, together }) => ({
        text: heading,
        href: paths.assessment.lastYearSection(name),
        left: together.length === 1 ? '1 answer to check' : `${together.length} answers to check`,
      })),
    alone: sections.flatMap(({ alone }) => alone).map((item) => aloneLine(item, carried)),
  });
}

/** A section as a whole: each question with its answer, all of them ticked. */
export function sectionPage(section: Section, carried: Carried, mayAnswer: boolean, given?: Form) {
  const { name, heading, together, alone } = section;
  const form = given ?? Form.of({ stillRight: together.map(({ ref }) => ref) });
  const lines = together.map((item) => ({ value: item.ref, text: questionOf(item), hint: answerText(item) }));
  return view('provider/assessment/last-year-section', {
    title: heading,
    caption: `Your answers from ${carried.previousName ?? 'last year'}`,
    back: paths.assessment.lastYear,
    form,
    action: paths.assessment.lastYearSection(name),
    boxes:
      together.length > 0 && mayAnswer
        ? form.checkboxes('stillRight', {
            label: 'Which of these are still right?',
            hint: 'All are ticked. Take out any that is not right any more. We will ask you that question again.',
            options: lines,
          })
        : undefined,
    lines: mayAnswer ? [] : lines,
    hidden: together.map(({ ref, version }) => ({ name: versionField(ref), value: String(version) })),
    alone: alone.map((item) => aloneLine(item, carried)),
    overview: paths.assessment.lastYear,
  });
}

/** Holds the version of an answer that is shown. */
const versionField = (ref: string): string => `version.${ref}`;
const shownVersion = /^version\.(.+)$/;

/** What was shown and ticked is still right; what was shown and is not ticked asks to be looked at again. */
export function checkedIn(form: Form): GivenBody<typeof checkCarriedOver> {
  const shown = Object.keys(form.values).flatMap((field) => {
    const ref = shownVersion.exec(field)?.[1];
    return ref ? [{ ref, version: Number(form.text(field) || 0) }] : [];
  });
  const ticked = new Set(form.all('stillRight'));
  return {
    stillRight: shown.filter(({ ref }) => ticked.has(ref)),
    lookAgain: shown.filter(({ ref }) => !ticked.has(ref)),
  };
}

/** What has changed while the page was open, as errors of the form; `undefined` for any other problem. */
export function movedOn({ code, details }: Problem): InvalidInput | undefined {
  const { 'carried-over-changed': changed, 'asks-again': alone } = carryOverProblem.enum;
  if (code === changed)
    return invalid(
      z
        .array(z.object({ ref: z.string(), by: z.string() }))
        .parse(details['changed'])
        .map(
          ({ ref, by }) =>
            `${by} has changed the answer to ${ref} since you opened the page. Nothing is saved yet: look at the list, then send it again`,
        ),
    );
  if (code === alone)
    return invalid(
      z
        .array(z.string())
        .parse(details['refs'])
        .map((ref) => `Look at question ${ref} by itself. Nothing is saved yet: send the others again`),
    );
  return undefined;
}

const invalid = (messages: string[]): InvalidInput =>
  new InvalidInput(messages.map((message) => ({ field: 'stillRight', message })));

const questionOf = ({ ref, question }: Item): string => `${ref} ${question}`;

function answerText({ answer, changedBy, changedAt }: Item): string {
  const by = changedBy && changedAt ? [`(${changedBy}, ${momentDay(changedAt)})`] : [];
  return [...answerLines(answer).map(({ text }) => text), ...by].join(' ');
}

const aloneLine = (item: Item, { changes }: Carried) => ({
  text: questionOf(item),
  href: itemPath(item.ref),
  why: whyAlone(changes.find(({ ref, reconfirm }) => reconfirm && ref === item.ref)),
});

function whyAlone(change: ChangedItem | undefined): string {
  if (change?.change === 'reworded') return 'The question has new words this year.';
  if (change?.change === 'level changed') return 'It now counts for another level.';
  return 'Somebody said that last year’s answer is not right any more.';
}
