import type { Site } from '@dspt/contracts/organisations/sites';

/** Has a site every word of a search somewhere in its name, code or place, or in who is above it? */
export function matches({ name, code, town, postcode, localAuthority, under }: Site, q: string): boolean {
  const text = [name, code, town, postcode, localAuthority, under?.name, under?.code].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** A search as an address has it; empty when it makes no sense. */
export const searched = (text: unknown): string =>
  typeof text === 'string' ? text.trim().slice(0, 100) : '';
