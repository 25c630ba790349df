/** @example counted(2, 'answer') // '2 answers' */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
