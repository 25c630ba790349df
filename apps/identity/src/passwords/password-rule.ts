import { isCommon } from './common-passwords.js';

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

/** What is wrong with a password, each as what to do about it; empty when it is good. */
export function passwordFaults(password: string, owner: PasswordOwner): string[] {
  const { length } = Array.from(password);
  if (length < shortest)
    return [`Your password must be at least ${shortest} characters long. It has ${length}`];
  return [
    ...missing(password, length),
    ...(isCommon(password)
      ? ['This password is easy to guess because many people use it. Choose a different one']
      : []),
    ...(new Set(password).size < fewestDifferent ? ['Use more different characters in your password'] : []),
    ...personal(password, owner),
  ];
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

function personal(password: string, { firstName, lastName, email, organisations }: PasswordOwner): string[] {
  const holds = (texts: string[]) =>
    texts.some((text) => text.length > 2 && squeezed(password).includes(text));
  const mailbox = email.split('@')[0]!;
  return [
    ...(holds([firstName, lastName].map(squeezed)) ? ['Take your name out of your password'] : []),
    ...(holds([email, mailbox].map(squeezed)) ? ['Take your email address out of your password'] : []),
    ...(holds(organisations.flatMap(organisationTexts))
      ? ['Take the name and code of your organisation out of your password']
      : []),
  ];
}

const everyday =
  /\b(the|of|and|head|office|care|home|homes|house|nursing|residential|limited|ltd|plc|pharmacy)\b/gi;

/** An organisation's name also counts without the words that many names have. */
function organisationTexts({ code, name }: { code: string; name: string }): string[] {
  const core = squeezed(name.replace(everyday, ' '));
  return [squeezed(code), squeezed(name), ...(core.length > 3 ? [core] : [])];
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const inWords = (parts: string[]): string =>
  parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
