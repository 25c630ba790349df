import { tellingWords, wordsOf } from '@dspt/service-kit/search-words';
import { readings } from './look-alikes.js';
import { outwardPart, typedPostcode } from './postcode.js';

/** What somebody typed to find an organisation, read in every way it can be meant. */
export interface Wanted {
  code: string;
  /** The code and what it may have been taken for; empty when it cannot be a code. */
  codes: string[];
  /** What codes may begin with; `null` when too little was typed. */
  codePrefix: string | null;
  cqcLocationId: string | null;
  postcode: string | null;
  /** First half of a postcode: `LS1` means every `LS1 …`, never `LS10 …`. */
  outward: string | null;
  /** As in `searchName`. */
  words: string[];
  /** Those that tell it from others: without everyday words, which a name may lack. */
  tellingWords: string[];
}

const mostWords = 8;

export function readWanted(text: string): Wanted {
  const typed = text.trim();
  const code = typed.toUpperCase().replaceAll(/[\s.]+/g, '');
  const words = wordsOf(typed).slice(0, mostWords);
  return {
    code,
    codes: code.length <= longestCode ? readings(code) : [],
    codePrefix: prefixLike.test(code) ? code : null,
    cqcLocationId: readLocationId(code),
    postcode: typedPostcode(typed),
    outward: outwardPart(typed),
    words,
    tellingWords: tellingWords(words),
  };
}

const longestCode = 32;
/** Letters and digits, both: a name alone is no beginning of a code. */
const prefixLike = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{3,8}$/;

/** With or without its hyphen, O for 0 and I for 1; those of pharmacies and homes are long numbers. */
function readLocationId(code: string): string | null {
  const [, number] = /^[1IL][-–]?([\dOIL]{3,})$/.exec(code) ?? [];
  if (!number || (!/[-–]/.test(code) && number.length < 8)) return null;
  return `1-${number.replaceAll('O', '0').replaceAll(/[IL]/g, '1')}`;
}
