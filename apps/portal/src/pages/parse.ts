import type { Schema } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { z } from 'zod';

/**
 * Parses what was sent with a contract's schema, so that most mistakes need no service to be found.
 * @param messages per field, in place of the schema's own: what to do
 * @throws {InvalidInput}
 */
export function parse<S extends Schema>(
  schema: S,
  given: unknown,
  messages: Record<string, string> = {},
): z.output<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw InvalidInput.of(result.error.issues, messages);
}
