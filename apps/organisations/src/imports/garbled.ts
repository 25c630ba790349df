const special = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const quotesAndDashes = '‘’“”•–—';
const following = String.raw`[\u0080-\u00BF${special}]`;
const followingLetter = `(?![\u00A0${quotesAndDashes}])${following}`;

/**
 * UTF-8 read as windows-1252, once more: `Ã©` for é, `â€™` for ’, `Å´` for Ŵ; what such a reading loses, U+FFFD; and
 * windows-1252 read as Latin-1, which gives control characters. An Å or É before a quotation mark is none of these.
 */
const garbled = new RegExp(
  String.raw`[\uFFFD\u0080-\u009F]|[ÂÃ]${following}|[ÄÅ]${followingLetter}|â[\u0080-\u0084€‚„]${following}|ï¿½`,
  'u',
);

const ascii = /^[\0-\u007F]*$/;

/** The words that were read in the wrong encoding, if any. */
export function garbledIn(fields: string[]): string | undefined {
  return fields.find((field) => !ascii.test(field) && garbled.test(field));
}
