import { mostSideBySide, type OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { kindText } from '../organisations/facts.js';
import { statusTag } from '../organisations/status.js';
import { listPath } from './list.js';

interface List {
  /** As the address has them. */
  codes: string[];
  /** Those of them that are known. */
  items: OrganisationWithStatus[];
  /** The address had more than there is room for. */
  isCut?: boolean;
}

export function sideBySidePage(form: Form, { codes, items, isCut = false }: List) {
  const known = new Set(items.map(({ code }) => code));
  const unknown = codes.filter((code) => !known.has(code));
  const list = { codes: codes.join(',') };
  const without = (code: string) => listPath(codes.filter((other) => other !== code));
  return view('public/side-by-side/side-by-side', {
    title: 'Compare organisations',
    back: withQuery(paths.organisations.search, list),
    form,
    action: paths.sideBySide.show,
    kept: list.codes || undefined,
    add: form.input('add', {
      label: items.length > 0 ? 'Add another ODS code' : 'ODS code',
      hint: 'You can enter several, with a comma between them.',
      spellcheck: false,
      autocomplete: 'off',
    }),
    searchPath: withQuery(paths.organisations.search, list),
    notice: isCut
      ? `You can compare ${mostSideBySide} organisations at a time. These are the first ${mostSideBySide} of your list.`
      : undefined,
    unknown: unknown.map((code) => ({ code, without: without(code) })),
    rows: items.map((item) => ({
      name: item.name,
      code: item.code,
      href: withQuery(paths.organisations.one(item.code), list),
      kind: kindText(item),
      closed: !item.open,
      place: [item.localAuthority, item.address.postcode].filter(Boolean).join(', ') || 'Not known',
      status: statusTag(item.status),
      without: without(item.code),
    })),
    downloadPath: withQuery(paths.sideBySide.download, list),
  });
}
