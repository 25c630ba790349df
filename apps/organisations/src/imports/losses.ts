import { FileRefused } from './imports.problems.js';
import type { Losses } from './organisation-files.repository.js';

/** In a normal month one organisation in two hundred closes. */
const acceptedShare = 0.05;

/** @throws {FileRefused} when so many would close or be dropped that the file must be a wrong one */
export function mustNotLose({ open, missing, closing }: Losses, force: boolean): void {
  if (force || missing + closing <= open * acceptedShare) return;
  throw new FileRefused(
    `Of ${open} known, ${missing} are missing from the file and ${closing} are closed in it: more than 5 %. ` +
      'If that is right, import it again with force.',
  );
}
