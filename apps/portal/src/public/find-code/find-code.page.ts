import type { Output } from '@dspt/contracts/define';
import type {
  OrganisationWithStatus,
  searchOrganisations,
} from '@dspt/contracts/organisations/organisations';
import { addressText, kindText } from '../organisations/facts.js';
import { dayText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Found = Output<typeof searchOrganisations>;

export const perPage = 25;

export function findCodePage(form: Form, found?: Found, page = 1) {
  const q = form.text('q');
  return view('public/find-code/find-code', {
    title: found ? `${countText(found.total)} for “${q}”` : 'Find your organisation',
    back: found ? paths.findCode : paths.start,
    form,
    action: paths.findCode,
    search: form.input('q', {
      label: 'Postcode, name and town, ODS code or CQC location ID',
      hint: 'For example: SE28 0BN, Blossom Place London, VL00T or 1-111350980',
      spellcheck: false,
    }),
    results: found && {
      open: found.items.filter(({ open }) => open).map(choice),
      closed: found.items.filter(({ open }) => !open).map(closedLine),
      empty: found.total === 0,
      near: isNear(q, found)
        ? `We know no organisation at the postcode ${q.toUpperCase()}. These are the nearest.`
        : undefined,
      pages: pagination({ total: found.total, page, perPage, path: paths.findCode, query: { q } }),
    },
    helpPath: paths.contact,
  });
}

const squeezed = (text: string): string => text.replaceAll(/[\s.]/g, '').toUpperCase();

/** A postcode that nothing found has. */
const isNear = (q: string, { items }: Found): boolean =>
  /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(squeezed(q)) &&
  items.length > 0 &&
  items.every(({ address }) => squeezed(address.postcode ?? '') !== squeezed(q));

const countText = (total: number): string =>
  total === 0
    ? 'No organisations'
    : total === 1
      ? '1 organisation'
      : `${total.toLocaleString('en-GB')} organisations`;

/** One organisation that may be chosen, unless it may not register. */
export function choice(organisation: OrganisationWithStatus) {
  const { code, name, address, mayRegister, registered, headOffice } = organisation;
  return {
    name,
    code,
    href: mayRegister ? paths.register.start(code) : undefined,
    kind: kindText(organisation),
    address: addressText(address),
    registered: registered ? { text: 'Registered already', colour: 'green' } : undefined,
    notes: [
      ...(mayRegister ? [] : ['This kind of organisation cannot register here yet.']),
      ...(headOffice?.registered && !registered
        ? [
            `Your head office may already be doing this for you: ${headOffice.name} (${headOffice.code}) has registered.`,
          ]
        : []),
    ],
  };
}

const closedLine = ({ code, name, address, closedOn, successor }: OrganisationWithStatus) => ({
  text: [`${name} (${code})`, addressText(address), closedOn ? `closed ${dayText(closedOn)}` : 'closed'].join(
    ', ',
  ),
  successor: successor && {
    text: `${successor.name} (${successor.code}) took over`,
    href: paths.register.start(successor.code),
  },
});
