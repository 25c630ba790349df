/** SQL: the organisation of that alias is open on that day. It no longer is on the day it closes. */
export const isOpen = (alias: string, day: string): string =>
  `(${alias}.opened_on is null or ${alias}.opened_on <= ${day}) and (${alias}.closed_on is null or ${alias}.closed_on > ${day})`;

/** SQL: the relationship of that alias is in force on that day. */
export const isInForce = (alias: string, day: string): string =>
  `(${alias}.joined_on is null or ${alias}.joined_on <= ${day}) and (${alias}.left_on is null or ${alias}.left_on > ${day})`;

/** SQL: the days on which the relationship of that alias is in force; ODS knows sites that left before they joined. */
export const daysOf = (alias: string): string =>
  `daterange(${alias}.joined_on, case when ${alias}.left_on < ${alias}.joined_on then ${alias}.joined_on else ${alias}.left_on end)`;

/** SQL: ends a lateral query that is to find relationships by index, one after the other, and not to read them all. */
export const byIndex = 'offset 0';

/** SQL: joins the head office of `o` on that day as `h`, if it has one. */
export const joinHeadOffice = (day: string): string => `
  left join lateral (
    select h.code, h.name, coalesce(hr.registered, false) as registered
    from relationships l join organisations h on h.code = l.head_office left join register hr on hr.code = h.code
    where l.site = o.code and ${isInForce('l', day)}
    order by l.id desc limit 1
  ) h on true`;

/** SQL: a moment as the contracts write it. */
export const momentOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
