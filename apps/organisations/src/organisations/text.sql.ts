import { stemOf } from '@dspt/service-kit/search-words';
import { readWanted, type Wanted } from './search.js';

/** Values of a query, and their placeholders. */
export class Values {
  constructor(readonly list: unknown[]) {}

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** SQL: the organisation `o` has or had the CQC location id, has the postcode, or is in the area of half a postcode. */
export function hasIdentifier({ cqcLocationId, postcode, outward }: Wanted, values: Values): string {
  const ways: string[] = [];
  if (cqcLocationId)
    ways.push(
      `o.code = any(array(select code from cqc_locations where location_id = ${values.add(cqcLocationId)}))`,
    );
  if (postcode) ways.push(`o.postcode = ${values.add(postcode)}`);
  if (outward) ways.push(`o.postcode like ${values.add(`${outward} %`)}`);
  return ways.join(' or ') || 'false';
}

/** SQL: the town of `o` as it is searched; there is an index of exactly this. */
const searchTown = `(' ' || lower(coalesce(o.town, '')))`;

/** SQL: each word begins a word of the name of the organisation `o`, or of its town. */
export const hasWords = (words: string[], values: Values): string =>
  words
    .map((word) => {
      const beginning = values.add(`% ${stemOf(word)}%`);
      return `(o.search_name like ${beginning} or ${searchTown} like ${beginning})`;
    })
    .join(' and ') || 'false';

/** SQL: the organisation `o` has what was typed as its code, CQC location id, postcode, or in its name. */
export function mentions(text: string, values: Values): string {
  const wanted = readWanted(text);
  const codes = values.add(wanted.codes);
  return `(o.code = any(${codes}) or ${hasIdentifier(wanted, values)} or (${hasWords(wanted.words, values)}))`;
}
