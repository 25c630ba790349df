import { addDays, daysBetween } from '@dspt/contracts/days';
import { reminderStages } from '@dspt/contracts/organisations/reminders';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import { dayText } from '../../pages/dates.js';
import { coverOf } from '../../public/organisations/status.js';

/** From then on people are reminded by email, too. */
const soon = Math.max(...reminderStages);

/** It is for the organisation itself to publish again, and its status ends soon. */
export const mustPublishAgain = (status: Status, today: string): boolean =>
  !coverOf(status) && endsSoon(status, today);

/** What is published ends soon: until when it counts, and what to do; `undefined` while there is time. */
export function endingText(status: Status, today: string): string | undefined {
  const { level, through, formerHeadOffice, expiresOn } = status;
  if (!endsSoon(status, today) || !level || !expiresOn) return undefined;
  const lastDay = addDays(expiresOn, -1);
  const when = `${dayText(lastDay)} (${leftText(daysBetween(today, lastDay))})`;
  if (!through)
    return `What you published counts until ${when}. To keep ${levelNames[level]}, publish again by then.`;
  const theirs = `What ${through.name} published for you counts until ${when}.`;
  return formerHeadOffice
    ? `${theirs} It no longer operates your organisation: to keep a status, publish your own assessment by then.`
    : `${theirs} Ask them whether they will publish again. If they will, you do not have to do anything.`;
}

const endsSoon = ({ state, expiresOn }: Status, today: string): boolean =>
  state === 'published' && expiresOn !== null && daysBetween(today, addDays(expiresOn, -1)) <= soon;

const leftText = (days: number): string =>
  days === 0 ? 'today is the last day' : `${days} ${days === 1 ? 'day' : 'days'} left`;
