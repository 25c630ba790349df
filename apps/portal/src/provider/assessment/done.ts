import { itemRef } from '@dspt/contracts/values';
import { withQuery } from '../../paths.js';

/** What was just done with a question, from the address. */
export interface Done {
  ref: string;
  saved: boolean;
}

/** Goes on to a page, which says what was done with the question. */
export const afterDone = (path: string, { ref, saved }: Done): string =>
  withQuery(path, { [saved ? 'saved' : 'left']: ref });

/** What the address says was just done; `undefined` when it names no question. */
export function doneIn({ saved, left }: { saved?: unknown; left?: unknown }): Done | undefined {
  const { data: ref } = itemRef.safeParse(saved ?? left);
  return ref ? { ref, saved: saved !== undefined } : undefined;
}

export const doneText = ({ ref, saved }: Done): string =>
  saved
    ? `Your answer to question ${ref} has been saved.`
    : `Question ${ref} has been left for later. It still needs an answer.`;
