import { z } from 'zod';
import { defineRoute } from '../define.js';
import {
  day,
  flag,
  listOf,
  moment,
  namedValues,
  odsCode,
  opaque,
  paging,
  requiredLines,
  requiredText,
  typedToken,
} from '../values.js';
import { actionPreview } from './execution.js';
import { actionKind } from './catalogue.js';

/** How the operator made sure who the caller is (domain.md §9). */
export const verification = z.strictObject({
  how: z.enum(
    ['call-back', 'registered-email', 'registered-manager', 'other'],
    'Choose how you verified the caller',
  ),
  detail: requiredLines('Say whom you called, which address wrote, or what else you did', 500),
});
export const verificationNames: Record<z.infer<typeof verification>['how'], string> = {
  'call-back': "Called back on the number of the care regulator's register",
  'registered-email': 'Email from the registered address',
  'registered-manager': 'Matches the registered manager',
  other: 'Another way',
};

/**
 * `waiting` for a second person; `executing` while the owner of the data is at it, which a restart does not end;
 * `done`; `failed` with the reason, nothing has changed; `refused`, `withdrawn` or `expired` without having been done.
 */
export const actionState = z.enum([
  'waiting',
  'executing',
  'done',
  'failed',
  'refused',
  'withdrawn',
  'expired',
]);
export type ActionState = z.infer<typeof actionState>;

const person = z.object({ id: z.uuid(), name: z.string() });

export const action = z.object({
  id: z.uuid(),
  kind: actionKind,
  input: z.record(z.string(), z.unknown()),
  state: actionState,
  preview: actionPreview,
  caseNumber: z.string(),
  reason: z.string(),
  verification,
  requestedBy: person,
  requestedAt: moment,
  /** Until when somebody may approve it. */
  expiresAt: moment,
  /** Who approved, refused or withdrew it. */
  decidedBy: person.nullable(),
  decidedAt: moment.nullable(),
  /** Why it was refused, why it failed, or why it is still being executed. */
  note: z.string().nullable(),
  doneAt: moment.nullable(),
  /** It can still be taken back. */
  undoable: z.boolean(),
  /** The action that it takes back, or by which it was taken back. */
  undoes: z.uuid().nullable(),
  undoneBy: z.uuid().nullable(),
  /** Something has become of it that whoever asked has not opened yet. */
  unseen: z.boolean(),
});
export type Action = z.infer<typeof action>;

const what = {
  kind: actionKind,
  /** By the catalogue; that of the action to take back when `undoes` is given. */
  input: namedValues,
  undoes: z.uuid().nullable().default(null),
};

/** Refused with `action-impossible` and the like when it cannot be done: title and detail say why. */
export const previewStaffAction = defineRoute('POST /staff/action-previews', {
  summary: 'What an action would change, for whom, and who would be told',
  access: 'staff.actions.request',
  body: z.strictObject(what),
  output: actionPreview,
});

/**
 * Carried out at once, or when a second person has approved it. The same `id` again changes nothing. Refused with
 * `preview-changed` and the new `preview` when it would no longer do what was seen.
 */
export const requestAction = defineRoute('POST /staff/actions', {
  summary: 'Ask for an action; it is executed at once when no second person is needed',
  access: 'staff.actions.request',
  body: z.strictObject({
    id: z.uuid(),
    ...what,
    fingerprint: opaque(200),
    caseNumber: requiredText('Enter the case number', 40),
    reason: requiredLines('Say why this is needed', 1000),
    verification,
  }),
  output: action,
});

export const listActions = defineRoute('GET /staff/actions', {
  summary: 'Actions, newest first',
  access: 'staff.actions.request',
  query: z.object({
    state: actionState.optional(),
    kind: actionKind.optional(),
    organisation: odsCode.optional(),
    person: z.uuid().optional(),
    caseNumber: typedToken(40).optional(),
    /** Only what the caller has asked for. */
    mine: flag.optional(),
    /** Only what waits for a second person, and that somebody else than the caller has asked for. */
    toApprove: flag.optional(),
    /** Only that of which something has become that whoever asked has not opened yet. */
    unseen: flag.optional(),
    /** Only that to which something has happened on this day or later, in the United Kingdom. */
    from: day.optional(),
    sort: z.enum(['requestedAt', 'changedAt', 'kind', 'state', 'caseNumber']).default('requestedAt'),
    order: z.enum(['ASC', 'DESC']).default('DESC'),
    ...paging,
  }),
  output: listOf(action),
});

const ofAction = z.object({ id: z.uuid() });

export const getAction = defineRoute('GET /staff/actions/:id', {
  summary: 'One action',
  access: 'staff.actions.request',
  params: ofAction,
  output: action,
});

/** Refused with `own-request`, `action-decided`, `action-expired`, or `preview-changed` with the new `preview`. */
export const approveAction = defineRoute('POST /staff/actions/:id/approval', {
  summary: 'Approve what somebody else has asked for; it is executed',
  access: 'staff.actions.approve',
  params: ofAction,
  body: z.strictObject({ fingerprint: opaque(200) }),
  output: action,
});

export const refuseAction = defineRoute('POST /staff/actions/:id/refusal', {
  summary: 'Refuse what somebody else has asked for',
  access: 'staff.actions.approve',
  params: ofAction,
  body: z.strictObject({ note: requiredLines('Say why you refuse it', 1000) }),
  output: action,
});

export const withdrawAction = defineRoute('POST /staff/actions/:id/withdrawal', {
  summary: 'Withdraw what you have asked for',
  access: 'staff.actions.request',
  params: ofAction,
  output: action,
});

/** For whoever asked for it. Before something has become of it, and a second time, it changes nothing. */
export const seeAction = defineRoute('POST /staff/actions/:id/seen', {
  summary: 'You have seen what became of what you asked for',
  access: 'staff.actions.request',
  params: ofAction,
  output: action,
});

export const actionProblem = z.enum([
  'preview-changed',
  'own-request',
  'action-decided',
  'action-expired',
  'no-such-case',
]);
