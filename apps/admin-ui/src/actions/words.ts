import type { Action } from '@dspt/contracts/support/actions';
import { catalogue } from '@dspt/contracts/support/catalogue';

export const kindText = ({ kind, undoes }: Pick<Action, 'kind' | 'undoes'>): string =>
  undoes ? `Take back: ${catalogue[kind].name}` : catalogue[kind].name;

export const stateNames: Record<Action['state'], string> = {
  waiting: 'Waiting for a second person',
  executing: 'Being carried out',
  done: 'Done',
  failed: 'Failed: nothing has changed',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  expired: 'Expired: nobody approved it in 3 days',
};

/** What whoever looks at it should know or do next. */
export function nextText({ state, note }: Pick<Action, 'state' | 'note'>): string {
  if (state === 'waiting')
    return 'A supervisor who did not ask for it has to approve it. Then it is done at once.';
  if (state === 'executing')
    return 'The service that owns the data has not answered yet. It will be done once, or not at all: look again in a minute.';
  if (state === 'failed') return note ?? 'It could not be done.';
  if (state === 'refused') return note ?? '';
  return '';
}

/** Whom and what it is about. */
export const aboutText = ({ preview }: Pick<Action, 'preview'>): string =>
  [...new Set(preview.effects.map(({ about }) => about))].join(', ');

/** What became of it, for whoever asked. */
export function outcomeText({ state, note, undoneBy }: Pick<Action, 'state' | 'note' | 'undoneBy'>): string {
  if (undoneBy) return `${stateNames[state]}, and taken back`;
  return [stateNames[state], ['refused', 'failed'].includes(state) && note].filter(Boolean).join('. ');
}
