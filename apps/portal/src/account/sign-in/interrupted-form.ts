import type { Session } from '@dspt/contracts/identity/sessions';
import { z } from 'zod';
import type { Values } from '../../pages/form.js';
import { FORM_OWNER, parseOwner } from '../../pages/form-owner.js';
import { localPath } from '../../paths.js';

const interruptedForm = z.object({ path: z.string(), values: z.record(z.string(), z.array(z.string())) });

/** A form that arrived after its session had ended, kept while somebody signs in again. */
export interface InterruptedForm {
  path: string;
  values: Values;
}

/** What of a form may lie in another page for a while: nothing secret, and no human check. */
export const keepable = (values: Values): [name: string, texts: string[]][] =>
  Object.entries(values).filter(([name]) => !/password|confirmation|human|characters/i.test(name));

/** As a hidden field. */
export const packInterrupted = (path: string, values: Values): string =>
  Buffer.from(JSON.stringify({ path, values: Object.fromEntries(keepable(values)) })).toString('base64url');

/** `undefined` when there is none, or it cannot be read. */
export function readInterrupted(text: string): InterruptedForm | undefined {
  if (!text) return undefined;
  try {
    const { path, values } = interruptedForm.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    const local = localPath(path, '');
    return local ? { path: local, values } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The organisation to go on for with what was typed, if the person who signed in is the one it was typed by and still
 * belongs to it. Two people may share a computer: what one typed never lands with the other.
 */
export function mayGoOn(
  { values }: InterruptedForm,
  { person, memberships }: Session,
): { code: string } | undefined {
  const { personId, code } = parseOwner(values[FORM_OWNER]?.[0] ?? '');
  if (personId !== person.id) return undefined;
  return code === '' || memberships.some((membership) => membership.code === code) ? { code } : undefined;
}
