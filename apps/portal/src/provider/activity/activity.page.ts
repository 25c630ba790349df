import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { changeWords, whoChanged } from '@dspt/contracts/assessment/change-words';
import type { Change, listChanges } from '@dspt/contracts/assessment/changes';
import type { Output } from '@dspt/contracts/define';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';
import { answerLines } from '../assessment/answer-words.js';
import { filterQuery, isFiltered } from './filter.js';

export const perPage = 50;

type Found = Output<typeof listChanges>;
type Known = Pick<Assessment, 'edition' | 'assertions'>;

/** Everything that happened to the assessment, newest first. `found` is missing when it could not be looked for. */
export function activityPage(
  form: Form,
  { edition, assertions }: Known,
  { people, found, page = 1 }: { people: Found['people']; found?: Found; page?: number },
) {
  const query = filterQuery(form);
  return view('provider/activity/activity', {
    title: 'Who changed what',
    back: paths.assessment.tasks,
    form,
    action: paths.activity.list,
    person: form.select('person', {
      label: 'Who',
      options: [
        { value: '', text: 'Everybody' },
        ...people.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
    about: form.select('about', { label: 'Which questions', options: questionOptions(assertions) }),
    since: form.date('since', {
      label: 'Since which day',
      hint: 'Leave it empty to see everything. For example, 27 3 2026.',
    }),
    all: isFiltered(form) ? paths.activity.list : undefined,
    found: found && {
      count: countText(found.total, isFiltered(form)),
      rows: found.items.map((change) => rowOf(change, edition.id)),
      downloadPath: withQuery(paths.activity.download, query),
      pages: pagination({ total: found.total, page, perPage, path: paths.activity.list, query }),
    },
  });
}

function questionOptions(assertions: Known['assertions']) {
  const items = assertions.flatMap((assertion) => assertion.items);
  const sections = [...new Set(items.map(({ section }) => section))];
  return [
    { value: '', text: 'All questions' },
    ...sections.map((section) => ({ value: section, text: `Section: ${section}` })),
    ...items.map(({ ref, question }) => ({ value: ref, text: `${ref} ${shortened(question)}` })),
  ];
}

const longest = 70;
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, text.lastIndexOf(' ', longest))} …` : text;

function countText(total: number, filtered: boolean): string {
  if (total > 0) return counted(total, 'change');
  return filtered ? 'Nothing matches. Choose less, or another day' : 'Nothing has happened yet';
}

const rowOf = (change: Change, edition: string) => ({
  when: momentText(change.at),
  who: whoChanged(change),
  what: changeWords(change),
  // What another year asked has no page any more.
  year: change.edition === edition ? undefined : `Year ${change.edition}`,
  questions: questionsOf(change).map(({ ref, text, href }) => ({
    text: text ? `${ref} ${text}` : ref,
    href: change.edition === edition ? href : undefined,
  })),
  answer:
    change.did === 'answered' && JSON.stringify(change.from) !== JSON.stringify(change.to)
      ? {
          summary: `Before and after (${change.item.ref})`,
          before: change.from ? answerLines(change.from) : [{ text: 'Not answered' }],
          after: answerLines(change.to),
        }
      : undefined,
});

function questionsOf(change: Change): { ref: string; text?: string; href: string }[] {
  if ('item' in change)
    return [
      {
        ref: change.item.ref,
        text: shortened(change.item.question),
        href: paths.assessment.item(change.item.ref),
      },
    ];
  if ('items' in change) return change.items.map(({ ref }) => ({ ref, href: paths.assessment.item(ref) }));
  if ('assertions' in change)
    return change.assertions.map(({ ref, title }) => ({
      ref,
      text: shortened(title),
      href: `${paths.assessment.tasks}#assertion-${ref}`,
    }));
  return [];
}
