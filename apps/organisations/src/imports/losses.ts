import { FileRefused } from './imports.problems.js';

/** How much of what is known would close or be dropped. */
export interface Losses {
  open: number;
  missing: number;
  /** On any day, also one that lies ahead. */
  closing: number;
  /** Closed by files taken earlier on the day: many small files are no way around. */
  closedToday: number;
}

/** In a normal month one organisation in two hundred closes. */
const acceptedShare = 0.05;

/** @throws {FileRefused} when so many would close or be dropped that the file must be a wrong one */
export function mustNotLose({ open, missing, closing, closedToday }: Losses, force: boolean): void {
  const lost = missing + closing;
  if (force || lost === 0 || lost + closedToday <= (open + closedToday) * acceptedShare) return;
  const before = closedToday > 0 ? `, and ${closedToday} by files taken earlier today` : '';
  throw new FileRefused(
    `Of ${open} known, ${missing} are missing from the file and ${closing} are closed in it${before}: more than 5 %. ` +
      'If that is right, import it again with force.',
  );
}
