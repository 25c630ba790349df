import type { Output } from '@dspt/contracts/define';
import type {
  OrganisationWithStatus,
  searchOrganisations,
} from '@dspt/contracts/organisations/organisations';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { canAdd, listLink, listPath } from '../side-by-side/list.js';
import { addressText, kindText, organisationFacts } from './facts.js';
import { meaningOf, statusTag } from './status.js';

type Found = Output<typeof searchOrganisations>;

export const perPage = 25;

/** @param form what is looked for (`q`), and the codes of the list to compare (`codes`) */
export function searchPage(form: Form, found?: Found, page = 1) {
  const codes = form.all('codes');
  const q = form.text('q');
  const kept = { codes: codes.join(',') };
  return view('public/organisations/search', {
    title: found ? `Search results for “${q}”` : 'Look up an organisation',
    back: found ? withQuery(paths.organisations.search, kept) : paths.start,
    form,
    action: paths.organisations.search,
    kept: codes.length > 0 ? kept.codes : undefined,
    list: listLink(codes),
    search: form.input('q', {
      label: 'Postcode, name and town, ODS code or CQC location ID',
      spellcheck: false,
    }),
    count: found && `${found.total.toLocaleString('en-GB')} found`,
    results: found?.items.map((item) => ({
      id: item.code,
      name: item.name,
      href: withQuery(paths.organisations.one(item.code), kept),
      line: `${kindText(item)}, ${item.code}${item.open ? '' : ', closed'}`,
      address: addressText(item.address),
      status: statusTag(item.status),
      inList: codes.includes(item.code),
      add: canAdd(codes, item.code)
        ? `${withQuery(paths.organisations.search, { q, page, codes: [...codes, item.code].join(',') })}#${encodeURIComponent(item.code)}`
        : undefined,
    })),
    pages:
      found &&
      pagination({
        total: found.total,
        page,
        perPage,
        path: paths.organisations.search,
        query: { q, ...kept },
      }),
    downloadPath: paths.organisations.downloads,
  });
}

/** What the world sees of one organisation, and when it was so. */
export function organisationPage(organisation: OrganisationWithStatus, now: Date, codes: string[] = []) {
  const { code, name, status, headOffice, successor, open } = organisation;
  return view('public/organisations/organisation', {
    title: name,
    back: paths.organisations.search,
    status: statusTag(status),
    meaning: meaningOf(status),
    through: status.through && {
      text: `${status.through.name} (${status.through.code})`,
      href: paths.organisations.one(status.through.code),
      former: status.formerHeadOffice,
    },
    closed: !open,
    facts: { rows: organisationFacts(organisation) },
    links: [
      ...(headOffice
        ? [{ text: `Head office: ${headOffice.name}`, href: paths.organisations.one(headOffice.code) }]
        : []),
      ...(successor
        ? [{ text: `Taken over by ${successor.name}`, href: paths.organisations.one(successor.code) }]
        : []),
      ...(canAdd(codes, code)
        ? [{ text: 'Compare with other organisations', href: listPath([...codes, code]) }]
        : []),
      ...(codes.length > 0 ? [listLink(codes)!] : []),
    ],
    asOf: momentText(now.toISOString()),
  });
}
