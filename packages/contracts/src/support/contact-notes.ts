import { z } from 'zod';
import { defineRoute } from '../define.js';
import {
  day,
  flag,
  listOf,
  moment,
  odsCode,
  paging,
  requiredText,
  typedLines,
  typedText,
} from '../values.js';

/** What came of calling, writing to or visiting a provider. */
export const contactOutcome = z.enum([
  'reached',
  'no-answer',
  'call-back',
  'wrong-number',
  'will-publish',
  'needs-help',
]);
export const contactOutcomeNames: Record<z.infer<typeof contactOutcome>, string> = {
  reached: 'Reached',
  'no-answer': 'No answer',
  'call-back': 'Asked to call back',
  'wrong-number': 'Wrong number',
  'will-publish': 'Will publish',
  'needs-help': 'Needs help',
};

export const contactNote = z.object({
  id: z.uuid(),
  code: odsCode,
  organisationName: z.string(),
  how: z.enum(['telephone', 'email', 'visit']),
  withWhom: z.string(),
  outcome: contactOutcome,
  text: z.string(),
  /** What to do next, and by when; `nextDoneAt` once that is done. */
  nextAction: z.string().nullable(),
  nextOn: day.nullable(),
  nextDoneAt: moment.nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  at: moment,
});
export type ContactNote = z.infer<typeof contactNote>;

/** Regional officers see those about organisations of their areas. */
export const listContactNotes = defineRoute('GET /staff/contact-notes', {
  summary: 'Contact notes and next actions, sorted, filtered and paged',
  access: 'staff.contact-notes.write',
  query: z.object({
    code: odsCode.optional(),
    /** Only those with something still to do. */
    open: z.enum(['true', 'false']).optional(),
    mine: z.enum(['true', 'false']).optional(),
    /** Only those with something still to do today, or that was to be done before. */
    due: flag.optional(),
    sort: z.enum(['at', 'organisation', 'outcome', 'nextOn']).default('at'),
    order: z.enum(['ASC', 'DESC']).default('DESC'),
    ...paging,
  }),
  output: listOf(contactNote),
});

export const writeContactNote = defineRoute('POST /staff/contact-notes', {
  summary: 'Note a contact with a provider',
  access: 'staff.contact-notes.write',
  body: z.strictObject({
    id: z.uuid(),
    code: odsCode,
    how: contactNote.shape.how,
    withWhom: typedText(200).default(''),
    outcome: contactOutcome,
    text: typedLines(4000).default(''),
    nextAction: requiredText('Say what to do next', 300).nullable().default(null),
    nextOn: day.nullable().default(null),
  }),
  output: contactNote,
});

export const finishNextAction = defineRoute('POST /staff/contact-notes/:id/next-action', {
  summary: 'The next action of a contact note is done',
  access: 'staff.contact-notes.write',
  params: z.object({ id: z.uuid() }),
  output: contactNote,
});
