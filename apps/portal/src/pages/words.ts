export { counted } from '@dspt/contracts/counted';

/** Numbers of items, or ODS codes, as one field and one part of an address hold them. */
export const joined = (parts: readonly string[]): string => parts.join(' ');
export const partsIn = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');
