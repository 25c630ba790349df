import { z } from 'zod';
import { defineRoute } from '../define.js';
import {
  assertionRef,
  day,
  editionId,
  itemRef,
  level,
  listOf,
  moment,
  odsCode,
  paging,
  typedText,
} from '../values.js';
import { answerValue, changedThrough } from './assessments.js';
import { seenTo } from './assignments.js';
import { profileFields } from './profiles.js';

const facts = {
  at: moment,
  /** `null`: nobody of the organisation; it happened by itself, or the helpdesk did it. */
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  edition: editionId,
};
/** As the edition words it. */
const item = z.object({ ref: itemRef, question: z.string() });

/** Something that happened to an assessment. Values are whole: `from` is what was there before. */
export const change = z.discriminatedUnion('did', [
  z.object({
    ...facts,
    did: z.literal('answered'),
    item,
    from: answerValue.nullable(),
    to: answerValue,
    /** `null` when somebody answered it there. */
    through: changedThrough.nullable(),
  }),
  /** Without `by`: the owner left, or may not answer any more. */
  z.object({ ...facts, did: z.literal('assigned'), item, from: seenTo, to: seenTo }),
  z.object({ ...facts, did: z.literal('handed-over'), item, from: seenTo, to: seenTo }),
  z.object({
    ...facts,
    did: z.enum(['confirmed', 'unconfirmed']),
    assertions: z.array(z.object({ ref: assertionRef, title: z.string() })),
  }),
  z.object({ ...facts, did: z.literal('carried-over'), answers: z.number().int() }),
  z.object({
    ...facts,
    did: z.enum(['answer-sheet-saved', 'action-plan-saved']),
    items: z.array(item),
  }),
  z.object({ ...facts, did: z.literal('profile-changed'), fields: z.array(profileFields.keyof()) }),
  z.object({ ...facts, did: z.enum(['profile-accepted', 'moved']) }),
  /** `sites`: how many besides the organisation itself. */
  z.object({ ...facts, did: z.enum(['published', 'sites-added']), level, sites: z.number().int() }),
]);
export type Change = z.infer<typeof change>;

const filter = {
  /** Who did it. */
  person: z.uuid().optional(),
  /** About an item of this section, or the assertion of one. */
  section: typedText(100).optional(),
  /** About this item, or its assertion. */
  ref: itemRef.optional(),
  /** The first day, in the United Kingdom. */
  since: day.optional(),
};

const ofOrganisation = z.object({ code: odsCode });

/** `people`: all who have ever changed something, by name, whatever is filtered. */
export const listChanges = defineRoute('GET /organisations/:code/changes', {
  summary: 'Everything that happened to an assessment, in all editions, newest first',
  access: 'assessment.view',
  params: ofOrganisation,
  query: z.object({ ...filter, ...paging }),
  output: listOf(change).extend({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

export const downloadChanges = defineRoute('GET /organisations/:code/changes.csv', {
  summary: 'Everything that happened to an assessment, filtered in the same way, as CSV',
  access: 'assessment.view',
  params: ofOrganisation,
  query: z.object(filter),
  produces: 'text/csv; charset=utf-8',
});
