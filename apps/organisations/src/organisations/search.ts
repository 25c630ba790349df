import { outwardPart, tidyPostcode } from './postcode.js';

/** What somebody typed to find an organisation, read in every way it can be meant. */
export interface Wanted {
  code: string;
  cqcLocationId: string | null;
  postcode: string | null;
  /** First half of a postcode: `LS1` means every `LS1 …`, never `LS10 …`. */
  outward: string | null;
  /** As names are searched: lower case, words apart by one space. */
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

/** The same as the database's `search_text`, so that a name always finds itself. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll('&', ' and ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
