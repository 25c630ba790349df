import type { Output } from '@dspt/contracts/define';
import type {
  OrganisationWithStatus,
  searchOrganisations,
} from '@dspt/contracts/organisations/organisations';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { addressText, kindText, organisationFacts } from './facts.js';
import { meaningOf, statusTag } from './status.js';

type Found = Output<typeof searchOrganisations>;

export const perPage = 25;

export const searchPage = (form: Form, found?: Found, page = 1) =>
  view('public/organisations/search', {
    title: found ? `Search results for “${form.text('q')}”` : 'Look up an organisation',
    back: found ? paths.organisations.search : paths.start,
    form,
    action: paths.organisations.search,
    search: form.input('q', {
      label: 'Postcode, name and town, ODS code or CQC location ID',
      spellcheck: false,
    }),
    count: found && `${found.total.toLocaleString('en-GB')} found`,
    results: found?.items.map((item) => ({
      name: item.name,
      href: paths.organisations.one(item.code),
      line: `${kindText(item)}, ${item.code}${item.open ? '' : ', closed'}`,
      address: addressText(item.address),
      status: statusTag(item.status),
    })),
    pages:
      found &&
      pagination({
        total: found.total,
        page,
        perPage,
        path: paths.organisations.search,
        query: { q: form.text('q') },
      }),
    downloadPath: paths.organisations.download,
  });

/** What the world sees of one organisation, and when it was so. */
export function organisationPage(organisation: OrganisationWithStatus, now: Date) {
  const { name, status, headOffice, successor, open } = organisation;
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
    ],
    asOf: momentText(now.toISOString()),
  });
}
