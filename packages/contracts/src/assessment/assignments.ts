import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { typedDay } from '../typed-day.js';
import { count, day, editionId, itemRef, moment, odsCode, typedText } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/** Somebody of the organisation who may answer. */
export const possibleOwner = z.object({ id: z.uuid(), name: z.string() });
export type PossibleOwner = z.infer<typeof possibleOwner>;

/** Who sees to an evidence item, and by when. */
export const assignment = z.object({
  ref: itemRef,
  question: z.string(),
  /** The item is still to be done. */
  open: z.boolean(),
  /** `null`: it is nobody's. */
  owner: possibleOwner.nullable(),
  dueOn: day.nullable(),
  /** Open, and its day has passed. */
  overdue: z.boolean(),
  /** Name of whoever had it until they left the organisation, or might not answer any more. */
  leftBy: z.string().nullable(),
  /** Rises with every change; send it back so that nobody's choice is overwritten unseen. 0: never given to anybody. */
  version: z.number().int(),
});
export type Assignment = z.infer<typeof assignment>;

const assignments = z.object({ items: z.array(assignment) });

export const listAssignments = defineRoute('GET /organisations/:code/assignments', {
  summary: 'Owners and due dates of evidence items; items that never had any are left out',
  access: 'assessment.view',
  params: ofOrganisation,
  output: assignments,
});

export const listPossibleOwners = defineRoute('GET /organisations/:code/possible-owners', {
  summary: 'People of your organisation to whom evidence items can be given',
  access: 'assessment.answer',
  params: ofOrganisation,
  output: z.object({ items: z.array(possibleOwner) }),
});

/**
 * Gives several items at once to somebody, or to nobody, and says by when. When one of them has another `version` by now,
 * nothing is saved: `assignments-changed` with `changed`, the `ref`s that somebody else has changed meanwhile.
 */
export const saveAssignments = defineRoute('PUT /organisations/:code/assignments', {
  summary: 'Give evidence items to people, with a day by which they are to be done',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ ref: itemRef, version: count }))
      .min(1, 'Select at least one question')
      .max(200),
    /** `null` makes them nobody's; left out, each keeps the owner it has. */
    owner: z.uuid('Select who it is for').nullable().optional(),
    /** Between today and 24 months ahead. Empty takes the day away; left out, each keeps the day it has. */
    dueOn: typedDay.optional(),
  }),
  output: assignments,
});
export const assignmentProblem = z.enum(['assignments-changed']);

/** Whose an item is, by name, and by when; nobody's and no day are `null`. */
export const seenTo = z.object({ owner: z.string().nullable(), dueOn: day.nullable() });

export const listAssignmentHistory = defineRoute('GET /organisations/:code/items/:ref/assignments', {
  summary: 'Who gave an evidence item to whom, newest first',
  access: 'assessment.view',
  params: z.object({ code: odsCode, ref: itemRef }),
  output: z.object({
    items: z.array(
      z.object({
        changedAt: moment,
        /** `null`: nobody did it, the owner has left or may not answer any more. */
        changedBy: z.string().nullable(),
        from: seenTo,
        to: seenTo,
        /** It was part of a handover, with what whoever made it wrote; empty when they wrote nothing. */
        handover: z.object({ note: z.string() }).nullable().default(null),
      }),
    ),
  }),
});
export type AssignmentChange = z.infer<typeof listAssignmentHistory.output>['items'][number];

/** What others have given to somebody, told once a day at most. */
export const questionsGiven = defineEvent(
  'assessment.questions-given.v1',
  z.object({
    code: odsCode,
    organisationName: typedText(500),
    personId: z.uuid(),
    edition: editionId,
    givenBy: z.array(z.uuid()).max(100),
    items: z.array(z.object({ ref: itemRef, question: typedText(1000), dueOn: day.nullable() })).max(200),
  }),
);
