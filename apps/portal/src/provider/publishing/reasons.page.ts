import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Site } from '@dspt/contracts/organisations/sites';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { leftOut } from './draft.js';

const perPage = 100;

type Exclusion = PublicationDraft['exclusions'][number];

const fieldOf = (code: string): string => `reason.${code}`;

/** Sites left out, on one page of the list of them. */
export const onPage = (out: readonly Exclusion[], page: number): Exclusion[] =>
  out.slice((page - 1) * perPage, page * perPage);

export const reasonsPath = (page: number): string =>
  withQuery(paths.publish.reasons, { page: page > 1 ? page : undefined });

/** The page on which the first reason is missing; `undefined` when none is. */
export function pageWithout(out: readonly Exclusion[]): number | undefined {
  const at = out.findIndex(({ reason }) => reason === '');
  return at < 0 ? undefined : Math.floor(at / perPage) + 1;
}

export function reasonsPage(sites: readonly Site[], draft: PublicationDraft, page: number, given?: Form) {
  const out = leftOut(draft, sites);
  const shown = onPage(out, page);
  const form = given ?? Form.of(Object.fromEntries(shown.map(({ code, reason }) => [fieldOf(code), reason])));
  const last = Math.ceil(out.length / perPage);
  return view('provider/publishing/reasons', {
    title: out.length === 1 ? 'Why are you leaving this site out?' : 'Why are you leaving these sites out?',
    back: paths.publish.sites,
    form,
    action: reasonsPath(page),
    place: last > 1 ? `Page ${page} of ${last}: ${out.length} sites are left out.` : undefined,
    forAll:
      out.length > 1
        ? form.input('forAll', {
            label: 'One reason for all',
            hint: 'We use it for every site that has no reason of its own.',
          })
        : undefined,
    reasons: shown.map(({ code }) =>
      form.input(fieldOf(code), { label: `${nameOf(code, sites)} (${code})`, autocomplete: 'off' }),
    ),
  });
}

interface TypedReasons {
  /** By the code of the site. */
  typed: Map<string, string>;
  forAll: string;
}

const longest = 500;

/** @throws {InvalidInput} when one is too long to be kept */
export function typedReasons(form: Form, out: readonly Exclusion[]): TypedReasons {
  const fields = ['forAll', ...out.map(({ code }) => fieldOf(code))];
  const errors = fields
    .filter((field) => form.text(field).length > longest)
    .map((field) => ({ field, message: `A reason must be ${longest} characters or fewer` }));
  if (errors.length > 0) throw new InvalidInput(errors);
  const given = out.filter(({ code }) => form.has(fieldOf(code)));
  return {
    typed: new Map(given.map(({ code }) => [code, form.text(fieldOf(code))])),
    forAll: form.text('forAll'),
  };
}

const mostMessages = 5;

/** What to say at the fields that are still empty; once for all when there are many. */
export function missingReasons(shown: readonly Exclusion[], sites: readonly Site[]): FieldError[] {
  const missing = shown.filter(({ reason }) => reason === '');
  if (missing.length > mostMessages)
    return [{ field: 'forAll', message: 'Enter one reason for all, or a reason for each site' }];
  return missing.map(({ code }) => ({
    field: fieldOf(code),
    message: `Say why ${nameOf(code, sites)} is left out`,
  }));
}

const nameOf = (code: string, sites: readonly Site[]): string =>
  sites.find((site) => site.code === code)?.name ?? code;
