import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames, levels } from '@dspt/contracts/values';
import type { StaffOrganisation } from './organisation.js';
import { dateText } from '../words/dates.js';

type Reason = StaffOrganisation['why'][number];

export interface Why {
  /** What decides, in one or two sentences. */
  verdict: string;
  /** Everything else that was weighed, newest first. */
  others: string[];
}

/** Why an organisation has the status it has, in plain words. */
export function whyThisStatus({ why }: Pick<StaffOrganisation, 'why'>): Why {
  const decisive = why.find(({ decides }) => decides);
  if (!decisive) return { verdict: 'Nothing that counts for it has ever been published.', others: [] };
  return {
    verdict: verdictOn(decisive),
    others: why.filter((one) => one !== decisive).map((one) => other(one, decisive)),
  };
}

function verdictOn(reason: Reason): string {
  const { current, expiresAt, formerHeadOffice } = reason;
  const until = dateText(lastDayBefore(expiresAt));
  if (!current) return `${happened(reason)}. It counted until ${until}, and nothing newer counts.`;
  const former = formerHeadOffice
    ? ' It no longer operates this organisation; what it published still counts until it expires.'
    : '';
  return `${happened(reason)}. It counts until ${until}.${former}`;
}

function other(reason: Reason, decisive: Reason): string {
  const until = dateText(lastDayBefore(reason.expiresAt));
  if (reason.endedAt) return `${happened(reason)}. That was taken back on ${dateText(reason.endedAt)}.`;
  if (!reason.current) return `${happened(reason)}. It counted until ${until}.`;
  return `${happened(reason)}. It also counts, until ${until}, but ${weaker(reason, decisive)}.`;
}

/** The rule: the higher level, then the later expiry, then the organisation's own. */
function weaker(reason: Reason, decisive: Reason): string {
  if (levels.indexOf(reason.level) < levels.indexOf(decisive.level)) return 'its level is lower';
  if (reason.expiresAt < decisive.expiresAt) return 'it expires earlier';
  return reason.through ? 'what an organisation publishes itself comes first' : 'another one decides';
}

function happened({ via, through, level, edition, publishedAt, addedAt }: Reason): string {
  const what = `${levelNames[level]} for ${edition}`;
  const day = dateText(publishedAt);
  if (!through || via === 'own') return `It published ${what} itself on ${day}`;
  const who = `${through.name} (${through.code})`;
  if (via === 'same-location')
    return `${who}, the other code of the same location, published ${what} on ${day}`;
  const added = dateText(addedAt) === day ? '' : ` from ${dateText(addedAt)}`;
  if (via === 'copied') return `What ${who} published on ${day}, ${what}, was copied to it${added}`;
  return `${who} published ${what} on ${day} and covers it${added}`;
}
