import { codesIn, mostSideBySide } from '@dspt/contracts/organisations/organisations';
import { odsCode } from '@dspt/contracts/values';
import { paths, withQuery } from '../../paths.js';

/** The list of organisations to compare lives in the address alone: `codes=AAA1,VR001`. */
export const listOf = (text: unknown): string[] =>
  typeof text === 'string'
    ? codesIn(text)
        .filter((code) => odsCode.safeParse(code).success)
        .slice(0, mostSideBySide)
    : [];

export const listPath = (codes: string[]): string =>
  withQuery(paths.sideBySide.show, { codes: codes.join(',') });

export const canAdd = (codes: string[], code: string): boolean =>
  codes.length < mostSideBySide && !codes.includes(code);

/** The way to the list; `undefined` while it is empty. */
export const listLink = (codes: string[]) =>
  codes.length > 0
    ? {
        count: `${codes.length} ${codes.length === 1 ? 'organisation is' : 'organisations are'} in your compare list.`,
        text: 'See your compare list',
        href: listPath(codes),
      }
    : undefined;
