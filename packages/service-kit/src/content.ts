import { parse } from 'yaml';
import { z } from 'zod';

/** What stands above the words of a file, between lines of three hyphens, and the words. @throws when it is not as the schema says */
export function frontMatterOf<S extends z.ZodType>(
  schema: S,
  file: string,
): { front: z.output<S>; body: string } {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? [];
  if (front === undefined || body === undefined) throw new Error('does not begin with front matter');
  const { data, error } = schema.safeParse(parse(front));
  if (error) throw new Error(`the front matter is not right: ${z.prettifyError(error)}`);
  return { front: data, body };
}

/** What is made of a file. @throws with its name, whatever is wrong with it */
export function naming<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

/** @throws when something is wanted that is not there, or there and not wanted */
export function mustBeEqual(what: string, wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.filter((name) => !found.includes(name));
  const unused = found.filter((name) => !wanted.includes(name));
  if (missing.length + unused.length > 0)
    throw new Error(
      `${what}: missing ${missing.join(', ') || 'none'}; used by nothing ${unused.join(', ') || 'none'}`,
    );
}
