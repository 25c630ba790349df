/**
 * The same text for the same JSON value, whatever the order of its keys; a missing key is as good as `undefined`.
 * @example canonical({ b: 1, a: undefined }) // '{"b":1}'
 */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
