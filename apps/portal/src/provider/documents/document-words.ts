import type { DocumentDates, DocumentSummary } from '@dspt/contracts/assessment/documents';
import { daysBetween } from '@dspt/contracts/days';
import { dayText } from '../../pages/dates.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';

/** Parameters of `tag`. */
export interface Tag {
  text: string;
  colour: string;
}
/** By the ids of documents. */
export type DocumentTags = ReadonlyMap<string, Tag>;

/** In how many days a document runs out, when people are told. */
const soonDays = 30;

/** Says that a document is out of date, or will be soon; `undefined` while there is time. */
export function expiryTag({ expiresOn }: Pick<DocumentDates, 'expiresOn'>, today: string): Tag | undefined {
  if (!expiresOn) return undefined;
  const left = daysBetween(today, expiresOn);
  if (left < 0) return { text: `Out of date since ${dayText(expiresOn)}`, colour: 'red' };
  if (left > soonDays) return undefined;
  const when = left === 0 ? 'today' : `in ${counted(left, 'day')}`;
  return { text: `Runs out on ${dayText(expiresOn)} (${when})`, colour: 'orange' };
}

/** Those of documents that are out of date, or will be soon; not of one that a newer one has taken the place of. */
export const expiryTags = (documents: readonly DocumentSummary[], today: string): DocumentTags =>
  new Map(
    documents.flatMap((document) => {
      const isGone = document.replacedBy !== null && document.usedIn.length === 0;
      const tag = isGone ? undefined : expiryTag(document, today);
      return tag ? [[document.id, tag] as const] : [];
    }),
  );

/** Whether an answer uses a document that is out of date, or will be soon. Nobody need look at what no answer uses. */
export const isToLookAt = (document: DocumentSummary, today: string): boolean =>
  document.usedIn.length > 0 && expiryTag(document, today) !== undefined;

/** Leads to those that are to be looked at; `undefined` when there is none. */
export function documentsLink(documents: readonly DocumentSummary[], today: string) {
  const count = documents.filter((document) => isToLookAt(document, today)).length;
  if (count === 0) return undefined;
  const are = `${counted(count, 'document')} ${count === 1 ? 'is' : 'are'}`;
  return {
    text: `${are} out of date or will be within ${soonDays} days`,
    href: paths.assessment.documents,
  };
}

/** How many that answers use are out of date; `undefined` when none is. */
export function outOfDateText(documents: readonly DocumentSummary[], today: string): string | undefined {
  const isPast = ({ usedIn, expiresOn }: DocumentSummary) =>
    usedIn.length > 0 && expiresOn !== null && expiresOn < today;
  const count = documents.filter((document) => isPast(document)).length;
  if (count === 0) return undefined;
  return count === 1
    ? 'One document in your answers is out of date.'
    : `${count} documents in your answers are out of date.`;
}

/** What was said of its dates, beside its tag. */
export function datesLines({ effectiveOn, expiresOn }: DocumentDates, tag?: Tag): string[] {
  return [
    ...(effectiveOn ? [`In use from ${dayText(effectiveOn)}`] : []),
    ...(expiresOn && !tag ? [`Look at it again by ${dayText(expiresOn)}`] : []),
  ];
}
