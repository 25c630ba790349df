import type { Values } from '../organisations/text.sql.js';

/** SQL: the year of councils that the day is in, which begins on 1 April. */
const yearOf = (day: string): string => `extract(year from ${day}::date - interval '3 months')`;

/**
 * SQL: where on that day each name (`label`) lies that an organisation or a past week may carry for its local authority: a
 * former name leads to the present one, and an authority that is no more to what it became.
 */
export const placesOn = (day: string): string => `(
  with recursive named (label, code) as (
    select name, code from local_authorities
    union select former_name, code from local_authorities where former_name is not null
    union select n.label, la.became_code from named n join local_authorities la on la.code = n.code
    where la.until_year < ${yearOf(day)} and la.became_code is not null
  )
  select distinct on (n.label) n.label, la.code, la.name, la.upper_code, la.upper_name
  from named n join local_authorities la on la.code = n.code
  where coalesce(la.from_year <= ${yearOf(day)}, true) and coalesce(la.until_year >= ${yearOf(day)}, true)
  order by n.label, la.code
)`;

/** SQL: an array of the names of local authorities that these names stand for: themselves, and what lies in them. */
export const authoritiesOf = (names: string, day: string): string =>
  `array(select unnest(${names}) union select pl.label from ${placesOn(day)} pl
     where array[pl.name, pl.upper_name] && ${names})`;

/**
 * SQL: the organisation or past week `o` is in the caller's areas on that day. `null` is everywhere, and no area is nowhere.
 * Which places an area stands for is decided here, and nowhere else.
 */
export function inAreas(areas: string[] | null, values: Values, day: string): string {
  if (areas === null) return 'true';
  const names = `${values.add(areas)}::text[]`;
  return `(o.local_authority = any(${authoritiesOf(names, day)}) or o.region = any(${names}))`;
}

/** SQL: `o` is in the local authority of that name, of either tier. */
export const inAuthority = (name: string, values: Values, day: string): string =>
  `o.local_authority = any(${authoritiesOf(`array[${values.add(name)}::text]`, day)})`;
