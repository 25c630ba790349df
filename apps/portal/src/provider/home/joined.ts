import { listSiteChanges, type SiteChange } from '@dspt/contracts/organisations/sites';
import { getPublication, type Publication } from '@dspt/contracts/assessment/publications';
import { londonTime } from '@dspt/contracts/days';
import { ifAvailable } from '../../api/api.js';
import type { RequestContext } from '../../pages/request-context.js';
import { isForSites, type PublicationDetail } from '../publications/publications.page.js';

/** What has happened to its list of sites lately is enough to look through. */
const looked = 100;

/** Sites that have joined since an organisation published for its sites. What it published is read only when there are any. */
export async function joinedSince(context: RequestContext, published: Publication): Promise<SiteChange[]> {
  const params = { code: context.code };
  const query = { page: 1, perPage: looked };
  const changes = await ifAvailable(context.ask(listSiteChanges, { params, query }));
  const joined = newlyJoined(changes?.items ?? [], published);
  if (joined.length === 0) return [];
  const detail = await ifAvailable(
    context.ask(getPublication, { params: { ...params, id: published.id } }),
  );
  return detail ? notDecided(joined, detail) : [];
}

/** @param changes newest first: who has joined and left again is not there any more */
export function newlyJoined(changes: SiteChange[], { publishedAt }: Pick<Publication, 'publishedAt'>) {
  const [since] = londonTime(publishedAt).split(' ') as [string];
  const seen = new Set<string>();
  return changes.filter(({ code, change, on }) => {
    const newest = !seen.has(code);
    seen.add(code);
    return newest && change === 'joined' && on >= since;
  });
}

/** Neither covered nor left out with a reason. */
export function notDecided(joined: SiteChange[], detail: PublicationDetail): SiteChange[] {
  if (!isForSites(detail)) return [];
  const decided = new Set([...detail.coverage, ...detail.exclusions].map(({ code }) => code));
  return joined.filter(({ code }) => !decided.has(code));
}
