import { z } from 'zod';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { humanAnswer } from '../identity/human-checks.js';
import { requestId } from '../request-id.js';
import {
  count,
  email,
  emailPart,
  listOf,
  moment,
  odsCode,
  paging,
  requiredLines,
  requiredText,
  searchText,
  typedText,
} from '../values.js';

/** What a case is about. */
export const caseTopic = z.enum([
  'no-administrator',
  'site-list',
  'head-office-function',
  'link-email',
  'sign-in',
  'other',
]);
export type CaseTopic = z.infer<typeof caseTopic>;
export const caseTopicNames: Record<CaseTopic, string> = {
  'no-administrator': 'Nobody who could let me in works here any more',
  'site-list': 'My list of sites is wrong',
  'head-office-function': 'Switch on the head-office function',
  'link-email': 'Link my email address to another organisation',
  'sign-in': 'I cannot sign in',
  other: 'Something else',
};

/** `waiting`: for an answer from outside. */
export const caseState = z.enum(['open', 'waiting', 'solved']);
export const caseSource = z.enum(['website', 'telephone', 'email']);

const contact = {
  email,
  firstName: requiredText('Enter your first name', 100),
  lastName: requiredText('Enter your last name', 100),
  telephone: typedText(30).default(''),
};
const about = {
  topic: caseTopic,
  /** The organisation it is about, when it is about one. */
  code: odsCode.nullable().default(null),
};
const message = requiredLines('Say what has happened, and what you need', 4000);

const opened = z.object({ number: z.string(), organisationName: z.string().nullable() });

/** From the contact form and from every refusal page. The person gets an email with the case number. */
export const openCase = defineRoute('POST /cases', {
  summary: 'Ask the helpdesk for help',
  access: 'public',
  body: z.strictObject({ ...about, ...contact, message, human: humanAnswer, requestId }),
  output: opened,
});

/** Who is signed in needs no human check, and is known. */
export const openMyCase = defineRoute('POST /me/cases', {
  summary: 'Ask the helpdesk for help, signed in',
  access: 'authenticated',
  body: z.strictObject({ ...about, message, telephone: contact.telephone, requestId }),
  output: opened,
});

const staffMember = z.object({ id: z.uuid(), name: z.string() });

export const caseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  topic: caseTopic,
  state: caseState,
  source: caseSource,
  code: odsCode.nullable(),
  organisationName: z.string().nullable(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  assignee: staffMember.nullable(),
  openedAt: moment,
  changedAt: moment,
  /** Rises with every change. */
  version: z.number().int(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

/** One thing that happened in a case: a note, an email sent out of it, a change of its state and so on. */
export const caseEntry = z.object({
  id: z.uuid(),
  kind: z.enum(['note', 'email', 'change']),
  at: moment,
  by: staffMember.nullable(),
  text: z.string(),
});

export const helpdeskCase = caseSummary.extend({
  telephone: z.string(),
  message: z.string(),
  entries: z.array(caseEntry),
  /** Other cases of the last 90 days about the same organisation or from the same address. */
  duplicates: z.array(caseSummary),
});
export type HelpdeskCase = z.infer<typeof helpdeskCase>;

export const listCases = defineRoute('GET /staff/cases', {
  summary: 'The queue: cases, sorted, filtered and paged',
  access: 'staff.cases.work',
  query: z.object({
    q: searchText().optional(),
    state: z.enum([...caseState.options, 'unsolved']).optional(),
    topic: caseTopic.optional(),
    /** `me`, `nobody`, or the id of a member of staff. */
    assignee: z.union([z.enum(['me', 'nobody']), z.uuid()]).optional(),
    code: odsCode.optional(),
    email: emailPart.optional(),
    sort: z.enum(['number', 'openedAt', 'changedAt', 'state', 'topic', 'assignee']).default('openedAt'),
    order: z.enum(['ASC', 'DESC']).default('ASC'),
    ...paging,
  }),
  output: listOf(caseSummary),
});

const ofCase = z.object({ id: z.uuid() });

export const getCase = defineRoute('GET /staff/cases/:id', {
  summary: 'One case with everything that happened in it',
  access: 'staff.cases.work',
  params: ofCase,
  output: helpdeskCase,
});

/** By hand, for telephone calls and letters. The same `id` again opens nothing. */
export const recordCase = defineRoute('POST /staff/cases', {
  summary: 'Record a case by hand',
  access: 'staff.cases.work',
  body: z.strictObject({
    id: z.uuid(),
    ...about,
    ...contact,
    message,
    source: z.enum(['telephone', 'email']),
  }),
  output: helpdeskCase,
});

/** Refused with `case-changed`, and `current` as it is now, when somebody else has changed it since `version`. */
export const changeCase = defineRoute('PUT /staff/cases/:id', {
  summary: 'Change state, topic, organisation or assignee of a case',
  access: 'staff.cases.work',
  params: ofCase,
  body: z.strictObject({
    version: count,
    state: caseState,
    ...about,
    /** `me` takes it, `null` puts it back. */
    assignee: z.union([z.literal('me'), z.uuid()]).nullable(),
  }),
  output: helpdeskCase,
});

export const addCaseNote = defineRoute('POST /staff/cases/:id/notes', {
  summary: 'Add a note to a case',
  access: 'staff.cases.work',
  params: ofCase,
  body: z.strictObject({ id: z.uuid(), text: requiredLines('Write the note', 4000) }),
  output: helpdeskCase,
});

/** To the person whose case it is. The same `id` again sends nothing. */
export const writeCaseEmail = defineRoute('POST /staff/cases/:id/emails', {
  summary: 'Send an email out of a case',
  access: 'staff.cases.work',
  params: ofCase,
  body: z.strictObject({ id: z.uuid(), text: requiredLines('Write the email', 4000) }),
  output: helpdeskCase,
});

export const caseProblem = z.enum(['case-changed']);

/** Nobody's name or address travels with it: whoever writes emails asks for those. */
export const caseOpened = defineEvent(
  'support.case-opened.v1',
  z.object({
    caseId: z.uuid(),
    number: typedText(40),
    topic: caseTopic,
    source: caseSource,
    code: odsCode.nullable(),
    organisationName: typedText(500).nullable(),
  }),
);

export const caseEmailWritten = defineEvent(
  'support.case-email-written.v1',
  z.object({ caseId: z.uuid(), entryId: z.uuid(), number: typedText(40), code: odsCode.nullable() }),
);

/** Whom an email about a case goes to, and what the case, or the email written in it, says. */
export const getCaseLetter = defineRequest('support.cases.letter', {
  idempotent: true,
  input: z.strictObject({ caseId: z.uuid(), entryId: z.uuid().nullable() }),
  output: z.object({
    number: z.string(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    telephone: z.string(),
    text: z.string(),
  }),
});
