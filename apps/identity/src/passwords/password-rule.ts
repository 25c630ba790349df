import { isCommon } from './common-passwords.js';
import { folded } from './folded.js';
import { isPredictable } from './predictable.js';

/** Whose password it is to be: none of this may be in it. */
export interface PasswordOwner {
  firstName: string;
  lastName: string;
  email: string;
  organisations: { code: string; name: string }[];
}

const shortest = 8;
/** From this length on it may be made of anything. */
const passphrase = 15;
const fewestDifferent = 5;

/**
 * The password that is meant, whichever keyboard it was typed on: one letter can be written in several ways, and blanks
 * at either end come with pasting.
 */
export const asMeant = (typed: string): string => typed.normalize('NFKC').trim();

/** What is wrong with a password as it was meant, each as what to do about it; empty when it is good. */
export function passwordFaults(typed: string, owner: PasswordOwner): string[] {
  const password = asMeant(typed);
  const { length } = Array.from(password);
  if (length < shortest)
    return [`Your password must be at least ${shortest} characters long. It has ${length}`];
  return [...missing(password, length), ...guessable(password), ...personal(password, owner)];
}

function missing(password: string, length: number): string[] {
  if (length >= passphrase) return [];
  const lacks = [
    ...(/\p{Lu}/u.test(password) ? [] : ['a capital letter']),
    ...(/\p{Ll}/u.test(password) ? [] : ['a small letter']),
    ...(/\p{Nd}/u.test(password) ? [] : ['a number']),
  ];
  if (lacks.length === 0) return [];
  return [`Add ${inWords(lacks)} to your password, or make it at least ${passphrase} characters long`];
}

function guessable(password: string): string[] {
  if (new Set(password).size < fewestDifferent) return ['Use more different characters in your password'];
  if (isCommon(password))
    return ['This password is easy to guess because many people use it. Choose a different one'];
  if (isPredictable(password))
    return [
      'This password is easy to guess because it repeats itself or follows the keyboard, the alphabet or numbers in order. Choose a different one',
    ];
  return [];
}

function personal(password: string, { firstName, lastName, email, organisations }: PasswordOwner): string[] {
  const words = wordsOf(password);
  const holds = (texts: string[]) =>
    texts.some((text) => Array.from(text).length >= shortestWord && isIn(words, text));
  return [
    ...(holds([firstName, lastName].flatMap(namesIn)) ? ['Take your name out of your password'] : []),
    ...(holds([squeezed(email), ...namesIn(email.split('@')[0]!)])
      ? ['Take your email address out of your password']
      : []),
    ...(holds(organisations.flatMap(({ code, name }) => [squeezed(code), ...organisationNames(name)]))
      ? ['Take the name and code of your organisation out of your password']
      : []),
  ];
}

/** Shorter ones are in everything: nobody is refused for being called Jo. */
const shortestWord = 4;
/** Words that many organisations have in their names tell nothing. */
const everyday =
  /\b(the|and|head|office|care|home|homes|house|nursing|residential|limited|group|services?|pharmacy)\b/gi;

/** The words of a name, and all of it in one. @example namesIn("Ann O'Brien") // annobrien, ann, obrien */
function namesIn(name: string): string[] {
  const words = name.replaceAll(/['’]/g, '').split(/[^\p{L}\p{M}\p{N}]+/u);
  return [squeezed(name), ...words.map(squeezed)];
}

const organisationNames = (name: string): string[] => [
  squeezed(name),
  ...namesIn(name.replaceAll(everyday, ' ')),
];

/** A word ends at a sign, at a digit, and where a capital begins the next. */
const wordEdge =
  /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}\p{Lu})(?=\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?!\p{L})|(?<!\p{L})(?=\p{L})/u;

/** The letters and digits of a password, and where in them a word begins or ends. */
function wordsOf(password: string): { text: string; edges: Set<number> } {
  let text = '';
  const edges = new Set([0]);
  for (const part of password.split(wordEdge)) edges.add((text += squeezed(part)).length);
  return { text, edges };
}

/** Whether a text is one of the words, or several that follow each other. */
function isIn({ text, edges }: ReturnType<typeof wordsOf>, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (edges.has(at) && edges.has(at + wanted.length)) return true;
  return false;
}

const squeezed = (text: string): string => folded(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

const inWords = (parts: string[]): string =>
  parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
