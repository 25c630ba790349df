import { z } from 'zod';
import { staffRole } from '../access.js';
import { defineRequest } from '../define.js';
import { namedValues, opaque, typedLines, typedText } from '../values.js';
import { actionKind, type ActionOwner } from './catalogue.js';

/** Exactly what an action will change, for whom, and who will be told. */
export const actionPreview = z.object({
  effects: z.array(
    z.object({
      /** Whom or what it is about, as people call it. */
      about: z.string(),
      /** What changes. */
      what: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** Who gets an email, and about what. */
  told: z.array(z.object({ who: z.string(), what: z.string() })),
  /** What whoever decides should know besides. */
  warnings: z.array(z.string()),
  /** Organisations it concerns, by ODS code, and people, by id: where it will be found again. */
  organisations: z.array(z.string()),
  people: z.array(z.uuid()),
  /** Somebody else must approve it: by its kind, or because of what it does this time. */
  secondPerson: z.boolean().default(false),
  /** Changes when anything above does. */
  fingerprint: z.string(),
});
export type ActionPreview = z.infer<typeof actionPreview>;

const staffMember = z.strictObject({ id: z.uuid(), name: typedText(500), role: staffRole });

const what = {
  kind: actionKind,
  /** Parsed again by the owner, by the catalogue. */
  input: namedValues,
  /** The action to take back; `input` is that of the action. */
  undoes: z.uuid().nullable(),
};

/** Refused with a problem when it cannot be done at all: its title says why, for the operator. */
const previewOf = (owner: ActionOwner) =>
  defineRequest(`${owner}.actions.preview`, {
    idempotent: true,
    input: z.strictObject({ ...what, by: staffMember }),
    output: actionPreview,
  });

/**
 * Executes an action, once: asked again with the same `id` it answers `done` and changes nothing. `changed` when it
 * would no longer do what was previewed; then nothing has happened.
 */
const executeOf = (owner: ActionOwner) =>
  defineRequest(`${owner}.actions.execute`, {
    input: z.strictObject({
      ...what,
      id: z.uuid(),
      fingerprint: opaque(200),
      requestedBy: staffMember,
      approvedBy: staffMember.nullable(),
      reason: typedLines(1000),
      caseNumber: typedText(40),
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('done') }),
      z.object({ outcome: z.literal('changed'), preview: actionPreview }),
    ]),
  });

export const previewRequests = {
  identity: previewOf('identity'),
  organisations: previewOf('organisations'),
  assessment: previewOf('assessment'),
};
export const executeRequests = {
  identity: executeOf('identity'),
  organisations: executeOf('organisations'),
  assessment: executeOf('assessment'),
};

/** `action-not-undoable`: it was never done, cannot be taken back, or was taken back already. */
export const executionProblem = z.enum(['action-not-allowed', 'action-not-undoable', 'action-impossible']);
