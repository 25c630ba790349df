import type { SortPayload } from 'react-admin';

/** Path of a list with these filters set, sorted as it always is or as said. @example filtered('emails', { code: 'VL00D' }) */
export function filtered(resource: string, filter: Record<string, string>, sort?: SortPayload): string {
  const sorted = sort ? `&sort=${sort.field}&order=${sort.order}` : '';
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}${sorted}`;
}
