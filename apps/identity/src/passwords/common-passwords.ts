import { dictionary } from '@zxcvbn-ts/language-common';
import { folded } from './folded.js';

const common = new Set<string>(dictionary['passwords-common']);

/** What people put for a letter. */
const signs: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Whether it is among the passwords people use most: also with digits or signs around it, with accents, with signs for
 * letters, or written several times.
 */
export function isCommon(password: string): boolean {
  const text = folded(password);
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  // In a long one, much besides the word makes it another.
  const forms =
    text.length - core.length > mostAround && text.length >= passphrase ? [text] : [text, core, plain(core)];
  return forms.some((form) => common.has(form) || common.has(onceOf(form.replaceAll(/[^\p{L}\p{N}]/gu, ''))));
}

const passphrase = 15;
const mostAround = 10;

const plain = (text: string): string => Array.from(text, (sign) => signs[sign] ?? sign).join('');

/** @example onceOf('abcabcabc') === 'abc' */
const onceOf = (text: string): string => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
