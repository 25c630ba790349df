import { z } from 'zod';
import { cleanCode } from './text.js';

const longest = 254;
const plain = z.email();
const usual = 'Enter an email address in the correct format, like name@example.com';

/**
 * Email address as an account is known by: lower-case, ends trimmed, invisible and direction characters taken out,
 * full-width characters straightened. Anything else that people paste by mistake is refused with what to change: an
 * address that we guessed would be an account nobody can open.
 * @example email.parse(' Ann.Lee@Example.ORG ') // 'ann.lee@example.org'
 */
export const email = z
  .string()
  .max(2 * longest, usual)
  .transform((typed, context) => {
    const address = cleanCode(typed).toLowerCase();
    const hint = mistakeIn(address);
    if (hint === undefined) return address;
    context.addIssue({ code: 'custom', message: hint });
    return z.NEVER;
  });

/** What is wrong with an address, in words that say what to do; `undefined` when it is one. */
function mistakeIn(address: string): string | undefined {
  const mistake = mistakes.find(([pattern]) => pattern.test(address));
  if (mistake) return mistake[1](address);
  return address.length <= longest && plain.safeParse(address).success ? undefined : usual;
}

type Mistake = readonly [RegExp, (address: string) => string];

const one = /[^\s<>"',;:()]+@[^\s<>"',;:()]+/;
const leaving = (what: string) => (address: string) => {
  const found = one.exec(address)?.[0];
  return `Leave out ${what}${found ? `: enter ${found}` : ', and enter only the email address'}`;
};

/** The first that matches is named. */
const mistakes: Mistake[] = [
  [/@.*@/s, () => 'Enter one email address only. Everybody needs one of their own'],
  [/^mailto:/, (address) => leaving('“mailto:”')(address.replace('mailto:', ''))],
  [/[<>]/, leaving('the name and the signs < and >')],
  [
    /^https?:|^www\./,
    () => 'This is the address of a website. Enter an email address, like name@example.com',
  ],
  [/[‘’‚‛ʼ′`´]/u, () => "Use a straight apostrophe (') in the email address, or none: yours is a curly one"],
  [/["“”„]/u, () => 'Leave out the quotation marks'],
  [/,/, () => 'There is a comma in the email address. Use a full stop instead'],
  [/;/, () => 'There is a semicolon in the email address. Leave it out'],
  [/\s/, () => 'There is a space in the email address. Leave it out'],
  [/^[^@]+$/, () => 'Enter an email address with an @ in it, like name@example.com'],
  [/\.$/, () => 'Leave out the full stop at the end of the email address'],
  [/\.\.|\.@|@\.|^\./, () => 'There is a full stop too many in the email address'],
  [/@[^.]*$/, () => 'The email address stops too early. Enter all of it, like name@example.com'],
  [/[^\x21-\x7e]/, () => 'Use only letters without accents, numbers and signs in the email address'],
];
