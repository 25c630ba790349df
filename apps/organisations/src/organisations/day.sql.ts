/** SQL: the organisation of that alias is open on that day. It no longer is on the day it closes. */
export const isOpen = (alias: string, day: string): string =>
  `(${alias}.opened_on is null or ${alias}.opened_on <= ${day}) and (${alias}.closed_on is null or ${alias}.closed_on > ${day})`;

/** SQL: the relationship of that alias is in force on that day. */
export const isInForce = (alias: string, day: string): string =>
  `(${alias}.joined_on is null or ${alias}.joined_on <= ${day}) and (${alias}.left_on is null or ${alias}.left_on > ${day})`;
