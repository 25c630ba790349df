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
  };
}

export const stateOf = ({ state, expiresAt }: ActionRow, now: Date): Action['state'] =>
  state === 'waiting' && expiresAt <= now ? 'expired' : state;

const named = ({ id, name }: StaffMember): Action['requestedBy'] => ({ id, name });
