const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase() || text;

/** The same for what people type differently without meaning another: case, accents, blanks, hyphens and apostrophes. */
export const nameKey = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${fold(firstName)} ${fold(lastName)}`;

/** The words of a search as they are found in keys. */
export const wordKeys = (search: string): string[] =>
  search
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => fold(word));
