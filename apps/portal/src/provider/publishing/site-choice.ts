import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Site } from '@dspt/contracts/organisations/sites';
import { matches } from '../sites/matching.js';

type Exclusions = PublicationDraft['exclusions'];

/** Which sites are shown, as the address says. */
export interface SiteFilter {
  q: string;
  show: 'all' | 'ticked' | 'left-out';
  page: number;
}

export const showOf = (text: string | undefined): SiteFilter['show'] =>
  text === 'ticked' || text === 'left-out' ? text : 'all';

/** Sites that match a search and a choice. */
export function matching(sites: readonly Site[], exclusions: Exclusions, { q, show }: SiteFilter): Site[] {
  const out = new Set(exclusions.map(({ code }) => code));
  return sites.filter(
    (site) => matches(site, q) && (show === 'all' || out.has(site.code) === (show === 'left-out')),
  );
}

/** Leaves out what was shown and is not ticked. What was left out before keeps its reason. */
export function withTicks(
  exclusions: Exclusions,
  shown: readonly string[],
  ticked: readonly string[],
): Exclusions {
  const [on, off] = [new Set(ticked), new Set(shown.filter((code) => !ticked.includes(code)))];
  return leaveOut(
    exclusions.filter(({ code }) => !on.has(code)),
    [...off],
  );
}

/** Leaves out some more sites, without a reason yet. */
export function leaveOut(exclusions: Exclusions, codes: readonly string[]): Exclusions {
  const known = new Set(exclusions.map(({ code }) => code));
  return [...exclusions, ...codes.filter((code) => !known.has(code)).map((code) => ({ code, reason: '' }))];
}

/** Takes sites in again. */
export function takeIn(exclusions: Exclusions, codes: readonly string[]): Exclusions {
  const taken = new Set(codes);
  return exclusions.filter(({ code }) => !taken.has(code));
}

/** Reasons as they were typed; one for all goes where there is none. */
export function withReasons(
  exclusions: Exclusions,
  typed: ReadonlyMap<string, string>,
  forAll: string,
): Exclusions {
  return exclusions.map(({ code, reason }) => ({ code, reason: (typed.get(code) ?? reason) || forAll }));
}
