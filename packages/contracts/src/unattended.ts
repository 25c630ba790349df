/**
 * Header of what a page of the portal's own asks by itself, while nobody may be there: it does not keep the session awake.
 * @example fetch(path, { headers: { [unattendedHeader]: 'true' } })
 */
export const unattendedHeader = 'dspt-unattended';
