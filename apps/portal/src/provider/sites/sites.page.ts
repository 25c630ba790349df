import type { listSites, Site } from '@dspt/contracts/organisations/sites';
import type { Output } from '@dspt/contracts/define';
import { statusTag } from '../../public/organisations/status.js';
import { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { sameAcrossSitesFields } from './same-across-sites.js';
import { kindChoices, ofKind, type Kind } from './site-kinds.js';

export type SiteList = Output<typeof listSites>;

const perPage = 100;

interface Asked {
  q: string;
  kind: Kind | undefined;
  today: string;
  page: number;
  mayManage: boolean;
}

export function sitesPage(
  { sites: found, headOfficeFunction, twin, name }: SiteList,
  { q, kind, today, page, mayManage }: Asked,
) {
  const sites = ofKind(found, kind, today);
  const tree = found.some(({ under }) => under !== null);
  const shown = sites.slice((page - 1) * perPage, page * perPage);
  const form = Form.of({ q, kind });
  return view('provider/sites/sites', {
    title: 'Sites',
    back: paths.home,
    search: form.input('q', {
      label: 'Name, ODS code, town or postcode',
      width: '20',
      type: 'search',
    }),
    kinds: form.select('kind', { label: 'Which sites', options: kindChoices(found, today) }),
    action: paths.sites.list,
    some: found.length > 0 || q !== '',
    count: countText(sites.length, q),
    allPath: q || kind ? paths.sites.list : undefined,
    changesPath: paths.sites.changes,
    correctionPath: paths.sites.correction,
    tree,
    columns: ['Site', ...(tree ? ['Under'] : []), 'Place', 'Registered', 'Status'],
    rows: shown.map((site) => siteRow(site, name)),
    pagination: pagination({
      total: sites.length,
      page,
      perPage,
      path: paths.sites.list,
      query: { q, kind },
    }),
    downloadPath: paths.sites.download,
    twin: twin
      ? `${name} and ${twin} are the same place. What one of them publishes counts for both.`
      : undefined,
    headOffice: headOfficeText(headOfficeFunction, mayManage),
  });
}

function countText(count: number, q: string): string {
  const sites = count === 1 ? '1 site' : `${count.toLocaleString('en-GB')} sites`;
  return q ? `${sites} found for “${q}”` : sites;
}

/** A site as a row of a list. */
function siteRow({ code, name, town, postcode, under, registered, status }: Site, headOffice: string) {
  return {
    code,
    name,
    under: under ? `${under.name} (${under.code})` : headOffice,
    href: paths.organisations.one(code),
    place: [town, postcode].filter(Boolean).join(', '),
    registered: registered ? 'Yes' : 'No',
    status: statusTag(status),
  };
}

function headOfficeText(on: boolean, mayManage: boolean) {
  const text = on
    ? 'The head-office function is on. When you publish, you can publish for these sites too.'
    : 'The head-office function is off. When you publish, you publish only for your own organisation, not for these sites.';
  const link = mayManage ? (on ? 'Change this' : 'Publish for your sites too') : undefined;
  return { text, link, href: paths.sites.headOffice };
}

/** `asked`: on the way from the profile to the assessment. */
export const headOfficePath = (asked: boolean): string =>
  withQuery(paths.sites.headOffice, { next: asked ? 'assessment' : undefined });

/** Sites at other places; one at the same place is always covered. */
export const sitesElsewhere = ({ sites, twin }: Pick<SiteList, 'sites' | 'twin'>): Site[] =>
  sites.filter(({ code }) => code !== twin);

/** Whether there is anything to ask a head office: sites elsewhere that it does not publish for. */
export const hasSitesToAskAbout = (list: SiteList): boolean =>
  !list.headOfficeFunction && sitesElsewhere(list).length > 0;

/** Switching the head-office function on, with the questions that decide whether it is right; or off. */
export function headOfficePage(
  { sites, headOfficeFunction, twin }: SiteList,
  { asked = false, form = new Form() }: { asked?: boolean; form?: Form } = {},
) {
  const others = sitesElsewhere({ sites, twin }).length;
  const count = others === 1 ? '1 site' : `${others.toLocaleString('en-GB')} sites`;
  return view('provider/sites/head-office', {
    title: asked ? `You have ${count}. Do you want to publish for them too?` : 'Publish for your sites',
    back: asked ? paths.profile.check : paths.sites.list,
    form,
    action: headOfficePath(asked),
    notNow: asked && !headOfficeFunction ? paths.assessment.tasks : undefined,
    on: headOfficeFunction,
    count: sites.length,
    questions: sameAcrossSitesFields(form),
  });
}
