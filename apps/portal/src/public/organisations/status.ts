import { addDays } from '@dspt/contracts/days';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import { dayText } from '../../pages/dates.js';

const colours = { approaching: 'yellow', met: 'green', exceeded: 'blue' } as const;

/** A status as a tag, with where it comes from in a sentence. */
export function statusTag(status: Status) {
  const { state, level } = status;
  if (state === 'not-published' || !level)
    return { tag: { text: 'Not published', colour: 'grey' }, detail: '' };
  const tag =
    state === 'published'
      ? { text: levelNames[level], colour: colours[level] }
      : { text: `${levelNames[level]} – out of date`, colour: 'red' };
  return { tag, detail: detailOf(status) };
}

/** @example 'through HEAD OFFICE OF X, published 3 May 2026 (2026-27), counts until 2 May 2027' */
function detailOf({ through, formerHeadOffice, publishedOn, edition, expiresOn, state }: Status): string {
  const parts = [
    through ? `through ${through.name}${formerHeadOffice ? ' (former head office)' : ''}` : '',
    publishedOn ? `published ${dayText(publishedOn)}${edition ? ` (${edition})` : ''}` : '',
    expiresOn
      ? `${state === 'published' ? 'counts' : 'counted'} until ${dayText(addDays(expiresOn, -1))}`
      : '',
  ];
  return parts.filter(Boolean).join(', ');
}
