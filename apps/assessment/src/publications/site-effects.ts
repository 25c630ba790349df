import type { siteEffect } from '@dspt/contracts/assessment/publications';
import type { Site } from '@dspt/contracts/organisations/sites';
import type { Status } from '@dspt/contracts/organisations/register';
import { levels, type Level } from '@dspt/contracts/values';
import type { z } from 'zod';

export type SiteEffect = z.output<typeof siteEffect>;

/** The status a publication gives to what it covers. */
export type NewStatus = Status & { level: Level; expiresOn: string };

/** What a publication would do to one site. A better status of its own is never lowered. */
export function effectOn(
  { code, name, status: before }: Site,
  given: NewStatus,
  leftOut: boolean,
): SiteEffect {
  const effect = leftOut ? 'left-out' : comparison(before, given);
  const taken = effect === 'goes-up' || effect === 'renewed';
  return { code, name, before, after: taken ? given : before, effect };
}

/** The higher level wins, then the later expiry, then the site's own. */
function comparison(before: Status, given: NewStatus): SiteEffect['effect'] {
  if (before.state !== 'published' || !before.level) return 'goes-up';
  const difference = levels.indexOf(given.level) - levels.indexOf(before.level);
  if (difference !== 0) return difference > 0 ? 'goes-up' : 'already-better';
  const expiresOn = before.expiresOn ?? '';
  if (expiresOn !== given.expiresOn) return expiresOn < given.expiresOn ? 'renewed' : 'stays';
  return before.through ? 'renewed' : 'stays';
}
