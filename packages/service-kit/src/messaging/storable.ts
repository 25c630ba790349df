/** JSON text that PostgreSQL keeps: what it cannot, NUL and half a character, is shown as a replacement character. */
export const storableJson = (data: unknown): string =>
  (JSON.stringify(data) ?? 'null').replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape, what: string) =>
    what.length > 1 ? '\\ufffd' : escape,
  );

/** The same for text. */
export const storableText = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
