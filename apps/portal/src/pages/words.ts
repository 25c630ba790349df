/** @example counted(2, 'answer') // '2 answers' */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Numbers of items, or ODS codes, as one field and one part of an address hold them. */
export const joined = (parts: readonly string[]): string => parts.join(' ');
export const partsIn = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');
