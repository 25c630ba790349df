/**
 * Text as people type it, paste it and send it in files, made into text that can be kept, compared and shown. There is
 * one cleaning for all of it; `values.ts` has the schemas that use it.
 */

/** In these, a joiner or non-joiner between two letters changes what is read; anywhere else it only hides. */
const joined = [
  'Arabic',
  'Bengali',
  'Devanagari',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Khmer',
  'Malayalam',
  'Mongolian',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const joiners = String.raw`\u200C\u200D`;

/**
 * What nobody sees and nobody types: directions, zero widths, fillers, soft hyphens, tags, controls (NUL is one), halves
 * of a character, and what is no character.
 */
const invisible = new RegExp(
  String.raw`(?<![${joined}])[${joiners}]|[${joiners}](?![${joined}])` +
    String.raw`|(?![${joiners}\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
  'gu',
);

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/** Every blank but a tab and a line break. The blank of Braille is no blank for Unicode. */
const blank = /[^\S\n\t]|\u2800/gu;
const fullWidth = /[\uFF01-\uFF5E]/gu;
/** Normalising takes time by the square of their number: half a minute for 200,000. No script stacks more. */
const stack = /(\p{M}{8})\p{M}+/gu;

/** Printable ASCII: nothing in it is taken out or changed. */
const plain = /^[\x20-\x7e\n]*$/;
/** Codes and names come by the thousand in one message, and nearly all of them are clean: asking is ten times as fast. */
const cleanAsToken = /^[\x21-\x7e]*$/;
const cleanAsLine = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(lineBreak, '\n')
    .replace(invisible, '')
    .replace(blank, ' ')
    .replace(fullWidth, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfe_e0))
    .replace(stack, '$1');
}

/**
 * Text of several lines: canonical composition (NFC), line breaks as `\n`, nothing invisible, no blanks at the end of a line
 * or at either end. Accents, apostrophes and symbols stay as typed; full-width letters become ordinary ones.
 */
export const cleanLines = (text: string): string =>
  visible(text)
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** Text of one line: the same, with every run of blanks and line breaks as one blank. */
export const cleanLine = (text: string): string =>
  cleanAsLine.test(text) ? text : visible(text).normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What is compared and not read: codes, postcodes, numbers. Compatibility forms (NFKC) become ordinary ones, too. */
export const cleanCode = (text: string): string => cleanLine(visible(text).normalize('NFKC'));

/** The same without any blank. */
export const cleanToken = (text: string): string =>
  cleanAsToken.test(text) ? text : cleanCode(text).replaceAll(' ', '').normalize('NFKC');

/** Whether PostgreSQL can keep it: no NUL, no half of a character. */
export const storable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);
