/** What can be chosen, by the names people read. */
export const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([id, name]) => ({ id, name }));
