import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Assignment, PossibleOwner, saveAssignments } from '@dspt/contracts/assessment/assignments';
import type { GivenBody } from '@dspt/contracts/define';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { assignmentText } from './assignment-words.js';

/** Which questions the page is about, as its address says: one, those of a section, or all. */
export interface About {
  ref?: string | undefined;
  section?: string | undefined;
}

interface Known {
  assessment: Assessment;
  assignments: Assignment[];
  owners: PossibleOwner[];
  ownId: string;
}

type Item = Assessment['assertions'][number]['items'][number];

const nobody = 'nobody';
const versionField = (ref: string): string => `version.${ref}`;
const itemsIn = ({ assertions }: Assessment): Item[] => assertions.flatMap(({ items }) => items);
const openStates: ReadonlySet<Item['state']> = new Set(['not-started', 'not-yet', 'carried-over']);

/** Gives questions to somebody; `undefined` when there is no question of that number. */
export function assignPage(known: Known, about: About, given?: Form) {
  const { assessment, assignments } = known;
  const one = about.ref === undefined ? undefined : itemsIn(assessment).find(({ ref }) => ref === about.ref);
  if (about.ref !== undefined && !one) return undefined;
  const versions = new Map(assignments.map(({ ref, version }) => [ref, version]));
  const items = one ? [one] : choosable(assessment, about.section);
  const now = one && assignments.find(({ ref }) => ref === one.ref);
  const form =
    given ?? (one ? formOf(now) : Form.of({ items: about.section ? items.map(({ ref }) => ref) : [] }));
  return view('provider/assignments/assign', {
    title: one ? `Who answers question ${one.ref}?` : 'Give questions to people',
    back: one ? paths.assessment.item(one.ref) : paths.assessment.tasks,
    form,
    action: withQuery(paths.assessment.assign, { ...about }),
    question: one?.question,
    now: now && assignmentText(now, known.ownId),
    sections: one ? [] : sectionLinks(assessment, about.section),
    nothing: items.length === 0,
    hidden: [
      ...items.map(({ ref }) => ({ name: versionField(ref), value: String(versions.get(ref) ?? 0) })),
      ...(one ? [{ name: 'items', value: one.ref }] : []),
    ],
    items: one ? undefined : boxes(items, known, form),
    owner: form.select('owner', {
      label: 'Who will answer?',
      options: ownerOptions(known, one !== undefined),
    }),
    dueOn: form.date('dueOn', {
      label: 'By when? (optional)',
      hint: one
        ? 'For example, 31 3 2027.'
        : 'For example, 31 3 2027. Leave it empty to keep the dates as they are.',
    }),
    noDate: one ? undefined : noDate(form),
  });
}

/** What the form says, as the service takes it. Of one question everything is said, of several what changes. */
export function assignmentsIn(form: Form, { ref }: About): GivenBody<typeof saveAssignments> {
  const refs = ref === undefined ? form.all('items') : [ref];
  const owner = form.text('owner');
  const day = form.day('dueOn');
  const takesDate = ref !== undefined || form.text('noDate') !== '';
  return {
    items: refs.map((each) => ({ ref: each, version: Number(form.text(versionField(each)) || 0) })),
    ...(owner === '' ? {} : { owner: owner === nobody ? null : owner }),
    ...(day === '' && !takesDate ? {} : { dueOn: day }),
  };
}

function formOf(now: Assignment | undefined): Form {
  const [year, month, day] = now?.dueOn?.split('-').map((part) => String(Number(part))) ?? [];
  return Form.of({
    owner: now?.owner?.id ?? nobody,
    'dueOn-day': day,
    'dueOn-month': month,
    'dueOn-year': year,
  });
}

const choosable = (assessment: Assessment, section: string | undefined): Item[] =>
  itemsIn(assessment).filter(
    (item) =>
      item.mandatoryFor !== null &&
      openStates.has(item.state) &&
      (section === undefined || item.section === section),
  );

function sectionLinks(assessment: Assessment, now: string | undefined) {
  const sections = [...new Set(choosable(assessment, undefined).map(({ section }) => section))];
  return [undefined, ...sections].map((section) => ({
    text: section ?? 'All questions',
    current: section === now,
    href: withQuery(paths.assessment.assign, { section }),
  }));
}

function boxes(items: Item[], { assignments, ownId }: Known, form: Form) {
  const byRef = new Map(assignments.map((assignment) => [assignment.ref, assignment]));
  return form.checkboxes('items', {
    label: 'Which questions?',
    hint: 'Questions that still need an answer.',
    options: items.map(({ ref, question }) => {
      const assignment = byRef.get(ref);
      return {
        value: ref,
        text: `${ref} ${question}`,
        ...(assignment ? { hint: assignmentText(assignment, ownId) } : {}),
      };
    }),
  });
}

const ownerOptions = ({ owners, ownId }: Known, one: boolean) => [
  ...(one ? [] : [{ value: '', text: 'Keep as it is' }]),
  { value: nobody, text: 'Nobody' },
  ...owners.map(({ id, name }) => ({ value: id, text: id === ownId ? `${name} (you)` : name })),
];

function noDate(form: Form) {
  const text = 'Take their dates away';
  return {
    ...form.checkboxes('noDate', { label: text, options: [{ value: 'yes', text }] }),
    fieldset: undefined,
  };
}
