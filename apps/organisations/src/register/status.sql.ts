/**
 * SQL: joins what decides the status of the organisation of that alias on that day, if anything ever did,
 * for `statusOf`. `statuses` has a row for every stretch of days, so that no clock needs to change a row.
 */
export const joinStatus = (organisation: string, day: string): string => `
  left join statuses st on st.code = ${organisation}.code and st.from_day <= ${day} and st.until_day > ${day}
  left join publications sp on sp.id = st.publication_id`;

/**
 * SQL: the status as the contract describes it, from `joinStatus`.
 * @param headOffice SQL: a code that the organisation is under on that day; it need not be looked for
 */
export const statusOf = (organisation: string, day: string, headOffice = 'null'): string => `
  json_build_object(
    'state', case when st.code is null then 'not-published' when st.current then 'published' else 'out-of-date' end,
    'level', st.level,
    'edition', sp.edition,
    'publishedOn', sp.published_on,
    'expiresOn', sp.expires_on,
    'through', case when sp.code <> ${organisation}.code then json_build_object('code', sp.code, 'name', coalesce(
      (select su.name from organisations su where su.code = sp.code), sp.organisation_name)) end,
    'formerHeadOffice', case when sp.code = ${headOffice} then false
      else ${isFormerHeadOffice(organisation, 'sp.code', day)} end
  )`;

/**
 * SQL: the organisation was under that code once, directly or through others, and is not on that day. Whoever operates it
 * directly is looked for first: that is nearly everybody.
 */
export const isFormerHeadOffice = (organisation: string, code: string, day: string): string => `
  case when ${code} <> ${organisation}.code then case
    when not (
      select bool_and(coalesce(fr.left_on <= ${day}, false)) from relationships fr
      where fr.site = ${organisation}.code and fr.head_office = ${code}
    ) then false
    else coalesce(has_left(${organisation}.code, ${code}, ${day}), false) end
  else false end`;
