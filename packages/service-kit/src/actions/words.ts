/** An organisation as the operator reads it. @example organisationWords(organisation) === 'ROSE HOUSE (VL00D)' */
export const organisationWords = ({ name, code }: { name: string; code: string }): string =>
  `${name} (${code})`;

/** A calendar day as the operator reads it. @example dayWords('2026-11-01') === '1 November 2026' */
export const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
