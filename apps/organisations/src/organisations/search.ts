import { outwardPart, tidyPostcode } from './postcode.js';

/** What somebody typed to find an organisation, read in every way it can be meant. */
export interface Wanted {
  code: string;
  cqcLocationId: string | null;
  postcode: string | null;
  /** First half of a postcode: `LS1` means every `LS1 …`, never `LS10 …`. */
  outward: string | null;
  /** As in `searchName`. */
  words: string[];
}

const mostWords = 8;

export function readWanted(text: string): Wanted {
  const typed = text.trim();
  return {
    code: typed.toUpperCase(),
    cqcLocationId: /^1-\d+$/.test(typed) ? typed : null,
    postcode: tidyPostcode(typed),
    outward: outwardPart(typed),
    words: wordsOf(typed).slice(0, mostWords),
  };
}

/**
 * A name as it is kept to be searched: lower case, without accents and apostrophes, words apart by one space.
 * It begins with a space, so that `% word%` finds words by their beginning.
 */
export const searchName = (name: string): string => ` ${wordsOf(name).join(' ')}`;

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/['’\p{M}]/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
