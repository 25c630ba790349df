import { depth, sameAcrossSites, type Depth, type Site } from '@dspt/contracts/organisations/sites';
import { z } from 'zod';
import type { Form } from '../../pages/form.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';
import { sameAcrossSitesGiven, type SameAcrossSites } from '../sites/same-across-sites.js';

/** Are there sites of sites: is there anything to choose? */
export const hasLevels = (tree: readonly Site[]): boolean => tree.some(({ under }) => under !== null);

/** The sites that are as deep in the tree; those under the same organisation are together. */
export const within = (tree: readonly Site[], chosen: Depth | null): Site[] =>
  chosen === 'all'
    ? tree.toSorted((a, b) => (a.under?.name ?? '').localeCompare(b.under?.name ?? '', 'en'))
    : tree.filter(({ under }) => under === null);

/** What was chosen, in words. */
export const depthNames: Record<Depth, string> = {
  one: 'Only the organisations directly under you',
  all: 'The organisations directly under you, and all their sites',
};

/** Parameters of the radios; `undefined` where there is nothing to choose. */
export const depthField = (tree: readonly Site[], form: Form) =>
  hasLevels(tree)
    ? form.radios('depth', {
        label: 'For whom do you publish?',
        options: [
          {
            value: 'one',
            text: `Only the ${counted(within(tree, 'one').length, 'organisation')} directly under us`,
          },
          {
            value: 'all',
            text: `All ${tree.length.toLocaleString('en-GB')}: also the sites of ${operators(tree)}`,
          },
        ],
      })
    : undefined;

const mostNamed = 5;

/** Who operates sites below, by name, with how many. @example 'HEAD OFFICE A (40) and HEAD OFFICE B (2)' */
function operators(tree: readonly Site[]): string {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { under } of within(tree, 'all'))
    if (under) counts.set(under.code, { name: under.name, count: (counts.get(under.code)?.count ?? 0) + 1 });
  const named = [...counts.values()].map(({ name, count }) => `${name} (${count})`);
  const [shown, more] = [named.slice(0, mostNamed), named.length - mostNamed];
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...shown, `${more} more`] : shown);
}

/** The answers of the page. @throws {InvalidInput} with everything that is missing */
export function questionsIn(
  form: Form,
  tree: readonly Site[],
): { depth: Depth | null; sameAcrossSites: SameAcrossSites } {
  const given = sameAcrossSitesGiven(form);
  if (!hasLevels(tree)) return { depth: null, sameAcrossSites: form.parse(sameAcrossSites, given) };
  const { depth: chosen, ...same } = form.parse(
    z.strictObject({ depth, ...sameAcrossSites.shape }),
    { ...given, depth: form.text('depth') },
    { depth: 'Select for whom you publish' },
  );
  return { depth: chosen, sameAcrossSites: same };
}

/** Before publishing: for whom it is, and who else goes on being covered; `undefined` where there was nothing to choose. */
export function depthTold(
  tree: readonly Site[],
  chosen: Depth | null,
  code: string,
): { text: string; href: string } | undefined {
  if (!hasLevels(tree) || chosen === null) return undefined;
  const covered = tree.filter(
    ({ under, status }) => under && status.state === 'published' && status.through?.code === code,
  );
  const still =
    chosen === 'one' && covered.length > 0
      ? ` An earlier publication of yours still counts for ${counted(covered.length, 'site')} further down, until it expires.`
      : '';
  return { text: `For whom: ${depthNames[chosen].toLowerCase()}.${still}`, href: paths.publish.questions };
}
