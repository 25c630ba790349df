import type { Action } from '@dspt/contracts/support/actions';
import { catalogue } from '@dspt/contracts/support/catalogue';
import type { ActionRow, StaffMember } from './actions.repository.js';

export function actionOutput(row: ActionRow, now: Date): Action {
  const { id, kind, input, preview, reason, verification, note, undoes } = row;
  return {
    id,
    kind,
    input,
    state: stateOf(row, now),
    preview,
    caseNumber: row.case_number,
    reason,
    verification,
    requestedBy: named(row.requested_by),
    requestedAt: row.requested_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    decidedBy: row.decided_by && named(row.decided_by),
    decidedAt: row.decided_at && row.decided_at.toISOString(),
    note,
    doneAt: row.done_at && row.done_at.toISOString(),
    undoable: row.state === 'done' && catalogue[kind].undoable && undoes === null && row.undone_by === null,
    undoes,
    undoneBy: row.undone_by,
  };
}

export const stateOf = ({ state, expires_at }: ActionRow, now: Date): Action['state'] =>
  state === 'waiting' && expires_at <= now ? 'expired' : state;

const named = ({ id, name }: StaffMember): Action['requestedBy'] => ({ id, name });
