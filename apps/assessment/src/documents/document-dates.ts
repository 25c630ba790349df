import type { DocumentDates } from '@dspt/contracts/assessment/documents';
import { addMonths } from '@dspt/contracts/days';
import type { FieldError } from '@dspt/contracts/problem';
import { dayWords } from '@dspt/service-kit/actions/words';

const monthsAway = 30 * 12;

/** What is wrong with the dates of a document: a year that was mistyped, or two days in the wrong order. */
export function datesProblems(
  today: string,
  { effectiveOn, expiresOn }: Pick<DocumentDates, 'effectiveOn' | 'expiresOn'>,
): FieldError[] {
  const [first, last] = [addMonths(today, -monthsAway), addMonths(today, monthsAway)];
  const isFar = (day: string | null) => day !== null && (day < first || day > last);
  const far = Object.entries({ effectiveOn, expiresOn }).filter(([, day]) => isFar(day));
  if (far.length > 0) {
    const message = `Check the year: it must be a day from ${dayWords(first)} to ${dayWords(last)}`;
    return far.map(([field]) => ({ field, message }));
  }
  if (effectiveOn === null || expiresOn === null || effectiveOn < expiresOn) return [];
  return [{ field: 'expiresOn', message: 'Enter a day after the one from which the document is in use' }];
}
