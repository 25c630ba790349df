/** Tells what is missing and what is too many. */
export function compare(what: string, is: string[], should: string[]): string[] {
  const missing = without(should, is);
  const extra = without(is, should);
  return [
    ...(missing.length > 0 ? [`${what}: missing ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`${what}: too many ${extra.join(', ')}`] : []),
  ];
}

/** What is left of a list when each of these is taken away once. */
function without(list: string[], taken: string[]): string[] {
  const left = [...list];
  for (const one of taken) if (left.includes(one)) left.splice(left.indexOf(one), 1);
  return left;
}
