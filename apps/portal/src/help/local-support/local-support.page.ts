import { elsewhere, supportersIn, type Supporter } from '../../content/local-support.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

/** A town may lie in two, and a name may be found anywhere. */
const mostShown = 3;

/** @param authorities where it is; none when the place is not known, `undefined` when nothing was asked yet */
export const localSupportPage = (form: Form, authorities?: string[]) =>
  view('help/local-support/local-support', {
    title: 'Find your local support organisation',
    back: paths.help.hub,
    form,
    action: paths.help.localSupport,
    search: form.input('q', {
      label: 'Postcode, town or council',
      hint: 'For example: SE28 0BN, Maidstone or Kent',
      spellcheck: false,
    }),
    places: authorities?.slice(0, mostShown).map(place),
    unknown: authorities?.length === 0 ? contact(elsewhere) : undefined,
    contactPath: paths.contact,
  });

/** Local authorities of organisations, that of most of them first. */
export function authoritiesOf(organisations: readonly { localAuthority: string | null }[]): string[] {
  const counts = new Map<string, number>();
  for (const { localAuthority } of organisations)
    if (localAuthority) counts.set(localAuthority, (counts.get(localAuthority) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

function place(authority: string) {
  const local = supportersIn(authority);
  const reached = local.some(({ telephone, website }) => telephone ?? website);
  return {
    authority,
    local: local.length > 0,
    supporters: (reached ? local : [...local, elsewhere]).map(contact),
  };
}

const contact = ({ name, telephone, website }: Supporter) => ({
  name,
  telephone: telephone && { text: telephone, href: `tel:${telephone.replaceAll(' ', '')}` },
  website: website && { text: website.replace('https://', ''), href: website },
  silent: !telephone && !website,
});
