import type { listSiteChanges, SiteChange } from '@dspt/contracts/organisations/sites';
import type { Output } from '@dspt/contracts/define';
import { dayText } from '../../pages/dates.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const changesPerPage = 100;

const words: Record<SiteChange['change'], string> = {
  joined: 'Joined your organisation',
  left: 'Left your organisation',
  closed: 'Closed',
};

/** Who looks for a site that is no longer in the list finds here what became of it. */
export const changesPage = ({ items, total }: Output<typeof listSiteChanges>, page: number) =>
  view('provider/sites/changes', {
    title: 'Sites that joined, left or closed',
    back: paths.sites.list,
    rows: items.map(({ code, name, change, on }) => ({
      code,
      name,
      href: paths.organisations.one(code),
      what: words[change],
      day: dayText(on),
    })),
    correctionPath: paths.sites.correction,
    pagination: pagination({ total, page, perPage: changesPerPage, path: paths.sites.changes, query: {} }),
  });
