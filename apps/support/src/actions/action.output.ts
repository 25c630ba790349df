import type { Action } from '@dspt/contracts/support/actions';
import { catalogue } from '@dspt/contracts/support/catalogue';
import type { StaffMember } from './action.entity.js';
import type { ActionRow } from './actions.repository.js';

export function actionOutput(row: ActionRow, now: Date): Action {
  const { id, kind, input, preview, reason, verification, note, undoes } = row;
  return {
    id,
    kind,
    input,
    state: stateOf(row, now),
    preview,
    caseNumber: row.caseNumber,
    reason,
    verification,
    requestedBy: named(row.requestedBy),
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy: row.decidedBy && named(row.decidedBy),
    decidedAt: row.decidedAt && row.decidedAt.toISOString(),
    note,
    doneAt: row.doneAt && row.doneAt.toISOString(),
    undoable: row.state === 'done' && catalogue[kind].undoable && undoes === null && row.undoneBy === null,
    undoes,
    undoneBy: row.undoneBy,
    unseen: isUnseen(row, now),
  };
}

export const stateOf = ({ state, expiresAt }: ActionRow, now: Date): Action['state'] =>
  state === 'waiting' && expiresAt <= now ? 'expired' : state;

/** Something has become of it that whoever asked has not opened yet; the repository says the same in SQL. */
export function isUnseen(row: ActionRow, now: Date): boolean {
  if (row.seenAt) return false;
  const decided = row.decidedAt !== null && outcomes.has(row.state);
  return decided || row.undoneBy !== null || stateOf(row, now) === 'expired';
}

const outcomes = new Set<Action['state']>(['done', 'failed', 'refused']);

const named = ({ id, name }: StaffMember): Action['requestedBy'] => ({ id, name });
