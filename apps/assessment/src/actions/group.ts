import type { Organisation } from '@dspt/contracts/organisations/organisations';

type Related = Pick<Organisation, 'code' | 'headOffice' | 'successor'>;

/**
 * One is the head office of the other or took over from it, or both have the same head office or successor: also when a
 * site's head office is the one that took over.
 */
export function inOneGroup(one: Related, other: Related): boolean {
  const around = aroundOf(one);
  return aroundOf(other).some((code) => around.includes(code));
}

const aroundOf = ({ code, headOffice, successor }: Related): string[] => [
  code,
  ...[headOffice, successor].flatMap((relative) => (relative ? [relative.code] : [])),
];
