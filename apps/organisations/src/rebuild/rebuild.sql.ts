import type { RegisterDifference } from '@dspt/contracts/organisations/comparisons';
import { rebuildSchema } from '../register/dual-write.repository.js';

type Table = RegisterDifference['table'];

/** Tables of the register in the order of their references. */
export const tables: readonly Table[] = ['publications', 'coverage', 'statuses', 'register'];

/** What must be equal: rows by their key, but of statuses what each code shows, however it is cut into rows. */
const keys: Record<Table, readonly string[]> = {
  publications: ['id'],
  coverage: ['publication_id', 'code', 'added_at'],
  statuses: ['code'],
  register: ['code'],
};

/** SQL: one row for each stretch of days in which a code shows the same, as one value per code. */
const shown = (schema: string): string => `
  select code, jsonb_agg(jsonb_build_array(from_day, until_day, what) order by from_day) as whole from (
    select code, min(from_day) as from_day, max(until_day) as until_day, what from (
      select *, sum(begins::int) over (partition by code order by from_day) as stretch from (
        select code, from_day, until_day, what,
          lag(array[what, until_day::text]) over (partition by code order by from_day)
            is distinct from array[what, from_day::text] as begins
        from (select *, concat_ws(' ', publication_id, current, level) as what from ${schema}.statuses) rows
      ) edges
    ) stretches group by code, stretch, what
  ) joined group by code`;

/** SQL: what is compared, as `whole`. */
export const wholes = (table: Table, schema: string): string =>
  table === 'statuses'
    ? shown(schema)
    : `select ${keys[table].join(', ')}, to_jsonb(t) as whole from ${schema}.${table} t`;

const differing = (table: Table): string => `
  (${wholes(table, 'public')}) old full join (${wholes(table, rebuildSchema)}) new using (${keys[table].join(', ')})
  where old.whole is distinct from new.whole`;

/** SQL: how many are missing, too many or different in what there is, with some of their keys. */
export const differences = (table: Table): string => `
  select kind, count(*)::int as count, (array_agg(key order by key))[1:20] as keys from (
    select concat_ws(' ', ${keys[table].join(', ')}) as key, case when old.whole is null then 'missing'
      when new.whole is null then 'surplus' else 'different' end as kind
    from ${differing(table)}
  ) each_one group by kind`;

const same = (table: Table): string =>
  keys[table].map((column) => `new.${column} = old.${column}`).join(' and ');

const deleted = (table: Table): string => `
  delete from public.${table} old where not exists (
    select from ${rebuildSchema}.${table} new where ${same(table)} and to_jsonb(new) = to_jsonb(old))`;
const inserted = (table: Table): string => `
  insert into public.${table} select * from ${rebuildSchema}.${table} on conflict do nothing`;

/** SQL, in turn: makes the tables what was built beside them. What is right already is not touched. */
export const swap: readonly string[] = [
  `update public.publications old
   set code = new.code, organisation_name = new.organisation_name, edition = new.edition, level = new.level,
     published_at = new.published_at, expires_at = new.expires_at, published_on = new.published_on,
     expires_on = new.expires_on
   from ${rebuildSchema}.publications new where new.id = old.id and to_jsonb(new) <> to_jsonb(old)`,
  inserted('publications'),
  deleted('coverage'),
  inserted('coverage'),
  `with wrong as materialized (select code from ${differing('statuses')}),
   gone as (delete from public.statuses where code in (select code from wrong) returning 1)
   select count(*) from gone`,
  `insert into public.statuses select * from ${rebuildSchema}.statuses new
   where not exists (select from public.statuses old where old.code = new.code)`,
  deleted('publications'),
  deleted('register'),
  inserted('register'),
];
