import { addDays } from '@dspt/contracts/days';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames, type Level } from '@dspt/contracts/values';
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

/** In one sentence, for the families of people who are cared for. Organisations assess themselves: it is what they say. */
export function meaningOf({ state, level }: Status): string {
  if (state === 'not-published' || !level)
    return 'Nobody has said here yet how this organisation keeps people’s information safe.';
  if (state === 'out-of-date')
    return 'It was said here how this organisation keeps people’s information safe, but not within the last year.';
  return meanings[level];
}

export const meanings: Record<Level, string> = {
  approaching:
    'This organisation says that it does the most important things the national standards ask for to keep people’s information safe, and has a plan for the rest.',
  met: 'This organisation says that it does everything the national standards ask for to keep people’s information safe.',
  exceeded:
    'This organisation says that it does everything the national standards ask for to keep people’s information safe, and independent testers have checked its computers, too.',
};

/** Who covers the organisation and goes on doing so: it has nothing to do itself. `undefined` when nobody does. */
export function coverOf({ state, level, through, formerHeadOffice, publishedOn, expiresOn }: Status) {
  if (state !== 'published' || !through || formerHeadOffice || !level || !publishedOn || !expiresOn)
    return undefined;
  return {
    by: through.name,
    code: through.code,
    level: levelNames[level],
    since: dayText(publishedOn),
    until: dayText(addDays(expiresOn, -1)),
  };
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
