import type { downloadChanges } from '@dspt/contracts/assessment/changes';
import type { Query } from '@dspt/contracts/define';
import { itemRef } from '@dspt/contracts/values';
import { Form } from '../../pages/form.js';

const fields = ['person', 'about', 'since-day', 'since-month', 'since-year'] as const;

/** What is filtered by, as the address says it. */
export const filterForm = (query: Record<string, unknown>): Form =>
  Form.of(
    Object.fromEntries(
      fields.map((name) => [name, typeof query[name] === 'string' ? query[name] : undefined]),
    ),
  );

/** The same for another address. */
export const filterQuery = (form: Form): Record<string, string> =>
  Object.fromEntries(fields.map((name) => [name, form.text(name)]));

export const isFiltered = (form: Form): boolean => fields.some((name) => form.text(name) !== '');

/** A question or a section, in one list. @throws {InvalidInput} when the day is none */
export function wantedIn(form: Form): Query<typeof downloadChanges> {
  const about = form.text('about');
  return {
    person: form.text('person') || undefined,
    ...(itemRef.safeParse(about).success ? { ref: about } : { section: about || undefined }),
    since: form.day('since') || undefined,
  };
}
