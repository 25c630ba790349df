import type { Site } from '@dspt/contracts/organisations/sites';
import { levelNames } from '@dspt/contracts/values';
import { statusTag } from '../../public/organisations/status.js';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { pageNumber } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { within } from '../publishing/depth.js';
import { matches } from '../sites/matching.js';
import type { PublicationDetail } from './publications.page.js';

const perPage = 100;

/** Sites that can still be added: open and linked today, as deep as was published, and not covered yet. */
function addable(sites: Site[], { coverage, code, depth }: PublicationDetail): Site[] {
  const covered = new Set(coverage.map((site) => site.code));
  return within(sites, depth).filter((site) => !covered.has(site.code) && site.code !== code);
}

/**
 * The sites are chosen and added in one form: searching and turning the page are its buttons, and what is chosen but
 * not shown goes along.
 */
export function addSitesPage(detail: PublicationDetail, sites: Site[], form = new Form()) {
  const { id, level, publishedAt, exclusions } = detail;
  const q = form.text('q');
  const choosable = addable(sites, detail);
  const found = choosable.filter((site) => matches(site, q));
  const last = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pageNumber(form.text('page')), last);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const hidden = form.all('sites').filter((code) => !shown.some((site) => site.code === code));
  return view('provider/publications/add-sites', {
    title: 'Add sites to a publication',
    back: paths.publications.one(id),
    form,
    publication: `${levelNames[level]}, published ${momentDay(publishedAt)}`,
    action: paths.publications.addSites(id),
    search: form.input('q', {
      label: 'Find a site by name, ODS code, town or postcode',
      width: '20',
      type: 'search',
    }),
    nothing: choosable.length === 0,
    foundText: q ? `${found.length} found` : undefined,
    chosenText:
      hidden.length > 0 ? `You have chosen ${hidden.length} more that are not shown here.` : undefined,
    hidden: hidden.map((value) => ({ name: 'sites', value })),
    sites: form.checkboxes('sites', {
      label: 'Which sites do you want to add?',
      options: shown.map((site) => ({
        value: site.code,
        text: `${site.name} (${site.code})`,
        hint: hintOf(site, exclusions),
      })),
    }),
    turns: turns(page, last),
  });
}

const turns = (page: number, last: number) => [
  ...(page > 1 ? [{ text: 'Previous page', value: `page-${page - 1}` }] : []),
  ...(page < last ? [{ text: 'Next page', value: `page-${page + 1}` }] : []),
];

function hintOf(
  { code, town, postcode, under, status }: Site,
  exclusions: PublicationDetail['exclusions'],
): string {
  const reason = exclusions.find((site) => site.code === code)?.reason;
  return [
    [town, postcode].filter(Boolean).join(', '),
    under ? `Under ${under.name}` : '',
    `Now: ${statusTag(status).tag.text}`,
    reason ? `Left out because: ${reason}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}
