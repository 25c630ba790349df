import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Site } from '@dspt/contracts/organisations/sites';
import { statusTag } from '../../public/organisations/status.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { differences, sameAcrossSitesFields, sameAcrossSitesValues } from '../sites/same-across-sites.js';
import { depthField, hasLevels } from './depth.js';
import { leftOut } from './draft.js';
import { matching, type SiteFilter } from './site-choice.js';

/** Most head offices have fewer, so that they see one list. */
const perPage = 200;

export const questionsPage = (
  tree: readonly Site[],
  draft: PublicationDraft,
  form = Form.of({ ...sameAcrossSitesValues(draft.sameAcrossSites), depth: draft.depth }),
) =>
  view('provider/publishing/questions', {
    title: 'Do your sites work in the same way?',
    back: paths.publish.level,
    form,
    action: paths.publish.questions,
    depth: depthField(tree, form),
    questions: sameAcrossSitesFields(form),
  });

export function chooseSitesPage(sites: Site[], draft: PublicationDraft, filter: SiteFilter, given?: Form) {
  const out = leftOut(draft, sites);
  const found = matching(sites, out, filter);
  const shown = found.slice((filter.page - 1) * perPage, filter.page * perPage);
  const outCodes = new Set(out.map(({ code }) => code));
  const ticked = shown.filter(({ code }) => !outCodes.has(code)).map(({ code }) => code);
  const form = given ?? new Form();
  const known = new Form({ q: [filter.q], show: [filter.show], sites: ticked }, form.errors);
  return view('provider/publishing/sites', {
    title: 'Which sites are you publishing for?',
    back: paths.publish.questions,
    form: known,
    action: sitesPath(filter),
    different: differenceText(draft),
    count: `${sites.length - out.length} of ${sites.length} sites are ticked. ${out.length} left out.`,
    q: known.input('q', {
      label: 'Find sites by name, ODS code, town or postcode',
      hint: hasLevels(sites) ? 'Or by the organisation they are under.' : undefined,
      width: '20',
      type: 'search',
    }),
    show: known.select('show', { label: 'Show', options: shows }),
    found: found.length,
    foundText: filter.q || filter.show !== 'all' ? `${found.length} found` : undefined,
    shown: shown.map(({ code }) => code).join(' '),
    sites: known.checkboxes('sites', {
      label: 'Your sites',
      hint: 'Take out the tick of a site you do not publish for.',
      options: shown.map((site) => ({
        value: site.code,
        text: `${site.name} (${site.code})`,
        hint: hintOf(site),
      })),
    }),
    pages: pageButtons(found.length, filter.page),
    downloadPath: paths.sites.download,
  });
}

const shows = [
  { value: 'all', text: 'All sites' },
  { value: 'ticked', text: 'Only sites that are ticked' },
  { value: 'left-out', text: 'Only sites that are left out' },
];

export const sitesPath = ({ q, show, page }: SiteFilter): string =>
  withQuery(paths.publish.sites, {
    q,
    show: show === 'all' ? undefined : show,
    page: page > 1 ? page : undefined,
  });

const hintOf = ({ town, postcode, under, status }: Site): string =>
  [
    [town, postcode].filter(Boolean).join(', '),
    under ? `Under ${under.name}` : '',
    `Now: ${statusTag(status).tag.text}`,
  ]
    .filter(Boolean)
    .join('. ');

function differenceText({ sameAcrossSites }: PublicationDraft): string | undefined {
  const different = sameAcrossSites ? differences(sameAcrossSites) : [];
  if (different.length === 0) return undefined;
  return `You said that not all sites have the same ${different.join(', ')}. Take out the tick of every site that is different. It needs an assessment of its own.`;
}

/** Buttons, not links: turning the page keeps the ticks. */
function pageButtons(total: number, page: number) {
  const last = Math.max(1, Math.ceil(total / perPage));
  const to = (number: number, text: string) => ({ value: `page-${number}`, text });
  return {
    text: last > 1 ? `Page ${page} of ${last}` : undefined,
    buttons: [
      ...(page > 1 ? [to(page - 1, 'Previous page')] : []),
      ...(page < last ? [to(page + 1, 'Next page')] : []),
    ],
  };
}
