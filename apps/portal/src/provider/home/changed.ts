import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Publication } from '@dspt/contracts/assessment/publications';
import { addDays } from '@dspt/contracts/days';
import type { Status } from '@dspt/contracts/organisations/register';
import { dayText } from '../../pages/dates.js';

/** `undefined` for what is not known. */
export interface Standing {
  assessment: Assessment | undefined;
  status: Status | undefined;
  /** What the organisation has published itself, and counts today. */
  published: Publication | undefined;
}

/** Standards Met of this edition counts for the organisation. */
export const isDone = ({ edition }: Assessment, { state, level, edition: of }: Status): boolean =>
  state === 'published' && level !== null && level !== 'approaching' && of === edition.id;

/**
 * What it has published itself is not what its assessment says any more: something is no longer complete, or was confirmed
 * after that, as every answer is that was changed.
 */
export const hasChanged = (
  assessment: Assessment,
  status: Status,
  published: Publication | undefined,
): boolean =>
  isDone(assessment, status) &&
  !status.through &&
  (!assessment.progress.met.ready ||
    (published !== undefined &&
      assessment.assertions.some(
        ({ confirmedAt }) => confirmedAt !== null && confirmedAt > published.publishedAt,
      )));

/** What is published counts all the same; `undefined` when nothing has changed. */
export function changedText({ assessment, status, published }: Standing): string | undefined {
  if (!assessment || !status || !hasChanged(assessment, status, published)) return undefined;
  const until = status.expiresOn ? ` until ${dayText(addDays(status.expiresOn, -1))}` : '';
  return `Your answers have changed since you published them. What you published still counts${until}. To show the new answers, publish again.`;
}
