import { lastDayBefore } from '@dspt/contracts/days';
import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { levelNames } from '@dspt/contracts/values';
import { dayText, momentDay } from '../../pages/dates.js';
import { paths } from '../../paths.js';

/** What decides for an organisation, in plain words; `undefined` when nothing was ever published for it. */
export function whatCounts(reasons: CoverageReason[]): string | undefined {
  const decisive = reasons.find(({ decides }) => decides);
  if (!decisive) return undefined;
  const until = lastDay(decisive);
  if (!decisive.current) return `${happened(decisive)}. It counted until ${until}, and nothing newer counts.`;
  const former = decisive.formerHeadOffice
    ? ' It no longer operates your organisation; what it published counts until then all the same.'
    : '';
  return `${happened(decisive)}. It counts until ${until}.${former}`;
}

function happened({ through, via, level, publishedAt }: CoverageReason): string {
  const day = momentDay(publishedAt);
  if (!through) return `You published ${levelNames[level]} on ${day}`;
  const who = `${through.name} (${through.code})`;
  if (via === 'same-location')
    return `${who}, the other code of your location, published ${levelNames[level]} on ${day}`;
  return `${who} published ${levelNames[level]} for you on ${day}`;
}

/** A line for each that others have published and that counts, or has counted, for the organisation. */
export const byOthers = (reasons: CoverageReason[]) =>
  reasons.flatMap(({ through, ...reason }) =>
    through
      ? [
          {
            by: `${through.name} (${through.code})`,
            level: levelNames[reason.level],
            edition: reason.edition,
            since: momentDay(reason.addedAt),
            until: ended(reason),
            certificatePath: reason.endedAt
              ? undefined
              : paths.publications.certificate(reason.publicationId),
            badgePath: reason.current ? paths.publications.badge(reason.publicationId) : undefined,
          },
        ]
      : [],
  );

function ended(reason: Omit<CoverageReason, 'through'>): string {
  if (reason.endedAt) return `Ended on ${momentDay(reason.endedAt)}`;
  return `${reason.current ? 'Counts' : 'Counted'} until ${lastDay(reason)}`;
}

const lastDay = ({ expiresAt }: Pick<CoverageReason, 'expiresAt'>): string =>
  dayText(lastDayBefore(expiresAt));
