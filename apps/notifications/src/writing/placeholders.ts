const placeholder = /\{\{(\w+)\}\}/g;

/** As they are read: without the spaces that a writer leaves, which no address in Markdown may have. */
export const tightened = (text: string): string => text.replaceAll(/\{\{ (\w+) \}\}/g, '{{$1}}');

/** Names of the placeholders in a text. @throws when a brace in it belongs to none */
export function placeholdersIn(text: string): string[] {
  if (/[{}]/.test(text.replaceAll(placeholder, '')))
    throw new Error(`"${text}" has a brace that belongs to no placeholder`);
  return [...text.matchAll(placeholder)].map(([, name]) => name!);
}

/** The name of the placeholder that is the whole text. */
export const onlyPlaceholder = (text: string): string | undefined => /^\{\{(\w+)\}\}$/.exec(text)?.[1];

/** A text with its placeholders filled in. What is filled in is not looked at again: it may have braces of its own. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replaceAll(placeholder, (_, name: string) => values[name]!);
