/** Length of a token, in letters of base32. */
export const tokenLength = 64;

/** How a sign may be written by its number: not at all, as web addresses do, as mail does, or both. */
const encodings = [/^$/g, /%[\da-f]{2}/gi, /=[\da-f]{2}/gi, /[%=][\da-f]{2}/gi];

/**
 * What a token may have been before a mail program added a full stop, a bracket or a blank to it, broke it in two lines,
 * changed its case or encoded it once more. Which reading is right, its signature says. None when part of it is missing.
 */
export function readings(given: string): string[] {
  const plain = given.replaceAll('%25', '%');
  const kept = encodings.map((encoded) =>
    plain
      .replaceAll(encoded, ' ')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^a-z2-7]/g, '')
      .slice(0, tokenLength),
  );
  return [...new Set(kept)].filter(({ length }) => length === tokenLength);
}
