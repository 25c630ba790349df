/** Path of a list with these filters set. @example filtered('emails', { code: 'VL00D' }) */
export const filtered = (resource: string, filter: Record<string, string>): string =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
