import { joinStatus, statusOf } from '../register/status.sql.js';
import { isInForce, isOpen, joinHeadOffice } from './day.sql.js';

const named = (alias: string) =>
  `case when ${alias}.code is not null then json_build_object('code', ${alias}.code, 'name', ${alias}.name) end`;

/** Types of organisation that publish; the others are known only because something names them. */
const takesPart = `o.type <> 'other' and not o.stub`;

/** SQL: an open site is under the organisation of that code. */
const operatesAny = (code: string, day: string): string => `exists (
  select from relationships l join organisations s on s.code = l.site
  where l.head_office = ${code} and ${isInForce('l', day)} and ${isOpen('s', day)}
)`;

/** SQL: its head office, its sites and the other code of the same place are found by index for every row of `o`. */
const joinRelatives = (day: string): string => `
  ${joinHeadOffice(day)}
  left join lateral (
    select count(*)::int as count, min(s.code) as first
    from relationships l join organisations s on s.code = l.site
    where l.head_office = o.code and ${isInForce('l', day)} and ${isOpen('s', day)}
  ) sites on true
  left join lateral (
    select count(*) as count from (
      select from relationships l join organisations s on s.code = l.site
      where l.head_office = h.code and ${isInForce('l', day)} and ${isOpen('s', day)}
      limit 2
    ) two
  ) siblings on true
  left join organisations twin on twin.code =
    case when sites.count = 1 and not ${operatesAny('sites.first', day)} then sites.first
         when sites.count = 0 and siblings.count = 1 and ${isOpen('o', day)} then h.code end`;

/** SQL: what else `facts` is made of. */
const joins = (day: string): string => `
  left join register r on r.code = o.code
  left join head_office_functions f on f.code = o.code
  ${joinRelatives(day)}
  left join lateral (
    select s.code, s.name from successions c join organisations s on s.code = c.successor
    where c.code = o.code order by c.succeeded_on desc nulls last, s.code limit 1
  ) successor on true`;

/** SQL: an organisation as the contract describes it, for `o` and `joins`. */
const facts = (day: string): string => `
  o.code, o.name, o.type,
  o.type in ('care-home-head-office', 'pharmacy-head-office') or sites.count > 0 as "isHeadOffice",
  json_build_object('lines', string_to_array(o.address, E'\\n'), 'postcode', o.postcode) as address,
  o.telephone,
  ${isOpen('o', day)} as open,
  o.opened_on as "openedOn", o.closed_on as "closedOn",
  ${isOpen('o', day)} and ${takesPart} as "mayRegister",
  coalesce(r.registered, false) as registered,
  case when h.code is not null then json_build_object('code', h.code, 'name', h.name, 'registered', h.registered) end as "headOffice",
  sites.count as "siteCount",
  coalesce(f.enabled, false) as "headOfficeFunction",
  ${named('twin')} as twin,
  ${named('successor')} as successor,
  o.local_authority as "localAuthority", o.region, o.cqc_location_id as "cqcLocationId"`;

/** SQL: a JSON array of the organisations of a common table (code, position), in its order. */
export const organisationsIn = (table: string, day: string): string => `
  select coalesce(json_agg(row_to_json(described) order by ${table}.position), '[]')
  from ${table} join organisations o on o.code = ${table}.code ${joins(day)}
  cross join lateral (select ${facts(day)}) described`;

/** SQL: the same, with the status of each. */
export const organisationsWithStatusIn = (table: string, day: string): string => `
  select coalesce(json_agg(row_to_json(described) order by ${table}.position), '[]')
  from ${table} join organisations o on o.code = ${table}.code ${joins(day)} ${joinStatus('o', day)}
  cross join lateral (select ${facts(day)}, ${statusOf('o', day)} as status) described`;

/** SQL: what a list of sites says of whose they are. */
export const selectHeadOffice = (code: string, day: string): string => `
  select o.code, o.name, coalesce(f.enabled, false) as "headOfficeFunction", twin.code as twin
  from organisations o left join head_office_functions f on f.code = o.code ${joinRelatives(day)}
  where o.code = ${code}`;

/** SQL: may register on that day, for `o`. */
export const mayRegister = (day: string): string => `${isOpen('o', day)} and ${takesPart}`;
