import type { ComingUp } from '@dspt/contracts/assessment/coming-up';
import { addDays } from '@dspt/contracts/days';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import { paths } from '../../paths.js';

/** Something with a day, for the page and for a calendar. */
export interface Entry {
  /** Stays the same for as long as it is the same thing. */
  id: string;
  on: string;
  title: string;
  detail: string;
  href: string;
}

/** What is in the assessment, and until when what is published counts; the first day first. */
export const entriesOf = (items: readonly ComingUp[], status: Status | undefined): Entry[] =>
  [...items.map((thing) => entryOf(thing)), ...(status ? endOf(status) : [])].toSorted((a, b) =>
    a.on.localeCompare(b.on),
  );

function entryOf(thing: ComingUp): Entry {
  const { on } = thing;
  switch (thing.what) {
    case 'document':
      return {
        id: `document-${thing.id}`,
        on,
        title: `Look again at the document ${thing.name}`,
        detail: `It is used in ${thing.refs.length === 1 ? 'question' : 'questions'} ${thing.refs.join(', ')}.`,
        href: `${paths.assessment.documents}#document-${thing.id}`,
      };
    case 'action':
      return {
        id: `action-${thing.ref}`,
        on,
        title: `Do what you planned for question ${thing.ref}`,
        detail: withWho(thing.question, thing.owner),
        href: paths.actionPlan.edit,
      };
    case 'question':
      return {
        id: `question-${thing.ref}`,
        on,
        title: `Answer question ${thing.ref}`,
        detail: withWho(thing.question, thing.owner?.name),
        href: paths.assessment.item(thing.ref),
      };
    case 'cyber-essentials-plus':
      return {
        id: thing.what,
        on,
        title: 'Last day of your Cyber Essentials PLUS certificate',
        detail: 'When you have the next one, say so in your organisation profile.',
        href: paths.profile.start,
      };
  }
}

const withWho = (question: string, who: string | undefined): string =>
  who ? `${question} Who: ${who}.` : question;

function endOf({ state, level, through, formerHeadOffice, expiresOn }: Status): Entry[] {
  if (state !== 'published' || !level || !expiresOn) return [];
  const title = through
    ? `Last day of what ${through.name} has published for you`
    : 'Last day of what you have published';
  const again = formerHeadOffice ? 'publish your own assessment by then' : 'publish again by then';
  const detail =
    through && !formerHeadOffice
      ? 'Ask them whether they will publish again.'
      : `To keep ${levelNames[level]}, ${again}.`;
  return [{ id: 'publication', on: addDays(expiresOn, -1), title, detail, href: paths.publications.list }];
}
