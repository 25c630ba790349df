import type { Query } from '@dspt/contracts/define';
import { stuckAfterDays, type listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { inAreas } from '../areas/areas.sql.js';
import { isInForce, isOpen, momentOf } from '../organisations/day.sql.js';
import type { Values } from '../organisations/text.sql.js';
import { conditionsFor } from '../register/filter.sql.js';
import { joinStatus } from '../register/status.sql.js';

export type StaffQuery = Query<typeof listStaffOrganisations>;

/** SQL: progress of the organisation whose row of the register is `r`. */
export const progress = `
  case when r.total is not null then json_build_object('answered', r.answered, 'total', r.total,
    'lastActivityAt', ${momentOf('r.last_activity_at')}) end`;

const sorts: Record<StaffQuery['sort'], string> = {
  code: 'o.code',
  name: 'o.name',
  type: 'o.type',
  postcode: 'o.postcode',
  localAuthority: 'o.local_authority',
  status: `case when st.current then array_position('{approaching,met,exceeded}', st.level) when st.code is not null then 0 end`,
  expiresOn: 'sp.expires_on',
  lastActivityAt: 'r.last_activity_at',
};

/** What every organisation has: sorted without a word about values that are missing, an index gives the order. */
const always = new Set<StaffQuery['sort']>(['code', 'name', 'type']);

/** SQL: what the list is sorted by; what has no value comes last either way. */
export function orderOf({ sort, order }: StaffQuery): string {
  const missing = always.has(sort) ? '' : ' nulls last';
  return `${sorts[sort]} ${order === 'DESC' ? 'desc' : 'asc'}${missing}, o.name, o.code`;
}

/**
 * SQL: joins to `o` its row `r` of the register and its status, each only if the SQL speaks of it: over all organisations
 * a join that nothing needs takes longer than all else.
 */
export const joinsFor = (sql: string): string =>
  [
    /\br\./.test(sql) ? 'left join register r on r.code = o.code' : '',
    /\bs[tp]\./.test(sql) ? joinStatus('o', '$1') : '',
  ].join(' ');

/** SQL: `o` is open on that day, takes part, and is no head office. */
export const isSite = (day: string): string =>
  `(${isOpen('o', day)} and not o.stub and o.type not in ('other', 'care-home-head-office', 'pharmacy-head-office'))`;

/** SQL: what is published of `o` runs out within so many days of that day. */
export const expiresWithin = (days: number, day: string): string =>
  `(coalesce(st.current, false) and sp.expires_on <= ${day}::date + ${days})`;

/** SQL: what is published of `o` runs out in the week that begins on that day. */
const expiresInWeek = (from: string): string =>
  `(coalesce(st.current, false) and sp.expires_on >= ${from}::date and sp.expires_on < ${from}::date + 7)`;

const bands: Record<NonNullable<StaffQuery['progress']>, string> = {
  'not-started': 'coalesce(r.answered, 0) = 0',
  'first-half': 'r.answered > 0 and r.answered * 2 < r.total',
  'second-half': 'r.answered * 2 >= r.total and r.answered < r.total and r.answered > 0',
  complete: 'r.answered >= r.total and r.answered > 0',
};

/** SQL: `o` is registered, has nothing published that counts, and is that far. */
export const inBand = (band: NonNullable<StaffQuery['progress']>): string =>
  `(coalesce(r.registered, false) and not coalesce(st.current, false) and ${bands[band]})`;

/** SQL: `o` is registered and has begun, has nothing published that counts, and nothing has happened since. */
const isStuck = (day: string): string =>
  `(coalesce(r.registered, false) and not coalesce(st.current, false) and r.answered > 0
     and r.last_activity_at < (${day}::date - ${stuckAfterDays})::timestamp at time zone 'Europe/London')`;

/** SQL: `o` is not registered, and nothing that anybody published ever covered it. */
export const neverRegistered = '(not coalesce(r.registered, false) and st.code is null)';

/** SQL: the head office that `o` has on that day has registered. Looked for once, for all. */
export const headOfficeRegistered = (day: string): string =>
  `(o.code in (select l.site from relationships l join register hr on hr.code = l.head_office
     where hr.registered and ${isInForce('l', day)}))`;

/** SQL: `o` belongs to that head office on the day `$1`. */
const isSiteOf = (headOffice: string, values: Values): string =>
  `exists (select from relationships l where l.site = o.code and l.head_office = ${values.add(headOffice)}
     and ${isInForce('l', '$1')})`;

/** SQL conditions on `o`, its status and its row `r` of the register. */
export function staffConditions(query: StaffQuery, areas: string[] | null, values: Values): string {
  const {
    registered,
    open,
    site,
    expiring,
    expiringWeek,
    headOffice,
    covered,
    progress: band,
    stuck,
    unknown,
  } = query;
  // The day is given whether or not anything depends on it.
  const conditions = ['$1::date is not null', inAreas(areas, values, '$1'), ...conditionsFor(query, values)];
  if (site) conditions.push(isSite('$1'));
  if (expiring) conditions.push(expiresWithin(Number(expiring), '$1'));
  if (expiringWeek) conditions.push(expiresInWeek(values.add(expiringWeek)));
  if (band) conditions.push(inBand(band));
  if (stuck) conditions.push(isStuck('$1'));
  if (unknown) conditions.push(`o.${unknown === 'region' ? 'region' : 'local_authority'} is null`);
  if (query.headOfficeRegistered)
    conditions.push(`${headOfficeRegistered('$1')} = ${values.add(query.headOfficeRegistered === 'true')}`);
  if (headOffice) conditions.push(isSiteOf(headOffice, values));
  if (covered) conditions.push(`coalesce(st.current, false) = ${values.add(covered === 'true')}`);
  if (registered) conditions.push(`coalesce(r.registered, false) = ${values.add(registered === 'true')}`);
  if (open) conditions.push(`(${isOpen('o', '$1')}) = ${values.add(open === 'true')}`);
  return conditions.join(' and ');
}
