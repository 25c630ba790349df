import type { Query } from '@dspt/contracts/define';
import type { downloadRegister } from '@dspt/contracts/organisations/register';
import { inAuthority } from '../areas/areas.sql.js';
import { mentions, type Values } from '../organisations/text.sql.js';

export type RegisterFilter = Query<typeof downloadRegister>;

/** SQL conditions on the organisation `o` and its status (`joinStatus`) on the day `$1`, for what is asked for. */
export function conditionsFor(filter: RegisterFilter, values: Values): string[] {
  const { q, status, type, localAuthority, region } = filter;
  return [
    ...(q ? [mentions(q, values)] : []),
    ...(status ? [hasStatus(status, values)] : []),
    ...(type ? [`o.type = ${values.add(type)}`] : []),
    ...(localAuthority ? [inAuthority(localAuthority, values, '$1')] : []),
    ...(region ? [`o.region = ${values.add(region)}`] : []),
  ];
}

function hasStatus(status: NonNullable<RegisterFilter['status']>, values: Values): string {
  if (status === 'not-published') return 'st.code is null';
  if (status === 'out-of-date') return 'not st.current';
  return `st.current and st.level = ${values.add(status)}`;
}
