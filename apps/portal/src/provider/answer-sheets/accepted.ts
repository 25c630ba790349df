import { saveAnswerSheet, type AnswerSheetRow } from '@dspt/contracts/assessment/answer-sheets';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { Form } from '../../pages/form.js';

type Accepted = Body<typeof saveAnswerSheet>['rows'];

/** Of a conflict: the answer stays as it is. */
export const keep = 'keep';
export const conflictField = (ref: string): string => `conflict-${ref}`;

/** What a field sends for a row: which answer, in the version that was shown. */
export const acceptedValue = ({ ref, version }: Pick<AnswerSheetRow, 'ref' | 'version'>): string =>
  `${ref}:${version}`;

/**
 * The rows that somebody wants to be saved.
 * @throws {InvalidInput} when there is none
 */
export function acceptedIn(form: Form): Accepted {
  const conflicts = Object.keys(form.values).filter((name) => name.startsWith(conflictField('')));
  const chosen = ['save', 'emptied', 'carriedOver', ...conflicts].flatMap((name) => form.all(name));
  const rows = chosen.flatMap((value) => {
    const [, ref, version] = /^([\d.]+):(\d{1,9})$/.exec(value) ?? [];
    return ref ? [{ ref, version: Number(version) }] : [];
  });
  if (rows.length === 0)
    throw new InvalidInput([{ field: '', message: 'Choose at least one answer to save' }]);
  return form.parse(saveAnswerSheet.body, { rows }).rows;
}
