import type { Site } from '@dspt/contracts/organisations/sites';
import { levelNames } from '@dspt/contracts/values';
import { statusTag } from '../organisations/status.js';
import { momentDay } from '../pages/dates.js';
import { Form } from '../pages/form.js';
import { pagination } from '../pages/pagination.js';
import { view } from '../pages/view.js';
import { paths, withQuery } from '../paths.js';
import type { PublicationDetail } from './publications.page.js';

const perPage = 100;

interface Asked {
  q: string;
  page: number;
}

/** Sites that can still be added: open and linked today, and not covered yet. */
export function addable(sites: Site[], { coverage, code }: PublicationDetail): Site[] {
  const covered = new Set(coverage.map((site) => site.code));
  return sites.filter((site) => !covered.has(site.code) && site.code !== code);
}

export function addSitesPage(
  detail: PublicationDetail,
  sites: Site[],
  { q, page }: Asked,
  form = new Form(),
) {
  const { id, level, publishedAt, exclusions } = detail;
  const path = paths.publications.addSites(id);
  const choosable = addable(sites, detail);
  const shown = choosable.slice((page - 1) * perPage, page * perPage);
  return view('publications/add-sites', {
    title: 'Add sites to a publication',
    back: paths.publications.one(id),
    form,
    publication: `${levelNames[level]}, published ${momentDay(publishedAt)}`,
    searchAction: path,
    search: Form.of({ q }).input('q', {
      label: 'Find a site by name, ODS code, town or postcode',
      width: '20',
      type: 'search',
    }),
    action: withQuery(path, { q, page: page > 1 ? page : undefined }),
    none: choosable.length === 0,
    sites: form.checkboxes('sites', {
      label: q ? `Sites found for “${q}”` : 'Which sites do you want to add?',
      options: shown.map((site) => ({
        value: site.code,
        text: `${site.name} (${site.code})`,
        hint: hintOf(site, exclusions),
      })),
    }),
    pagination: pagination({ total: choosable.length, page, perPage, path, query: { q } }),
  });
}

function hintOf({ code, town, postcode, status }: Site, exclusions: PublicationDetail['exclusions']): string {
  const reason = exclusions.find((site) => site.code === code)?.reason;
  return [
    [town, postcode].filter(Boolean).join(', '),
    `Now: ${statusTag(status).tag.text}`,
    reason ? `Left out because: ${reason}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}
