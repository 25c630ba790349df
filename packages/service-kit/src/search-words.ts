/** Words that people say and names lack, or the other way round. */
const everyday = new Set(
  'a and at care centre company cqc elderly for home homes house in limited ltd nursing of old our people residential service services support supported living the'.split(
    ' ',
  ),
);

/** Those that tell one name from others: without everyday words, which a name may lack. */
export const tellingWords = (words: readonly string[]): string[] =>
  words.filter((word) => !everyday.has(word));

/** A word as a name may begin it. @example stemOf('elms') // 'elm', which is in `The Elm` as well */
export const stemOf = (word: string): string => (/^\w{3,}[^s]s$/.test(word) ? word.slice(0, -1) : word);

/**
 * A name as it is kept to be searched: lower case, without accents and apostrophes, words apart by one space.
 * It begins with a space, so that `% word%` finds words by their beginning.
 * @example searchName("ST MARY'S & CO") // ' st marys and co'
 */
export const searchName = (name: string): string => ` ${wordsOf(name).join(' ')}`;

/** The words of a text as they are searched. @example wordsOf('Saint Mary’s') // ['st', 'marys'] */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/['’\p{M}]/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => (word === 'saint' ? 'st' : word));
}
