import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import {
  count,
  day,
  listOf,
  moment,
  odsCode,
  paging,
  requiredText,
  typedLines,
  typedText,
} from '../values.js';

/** What went wrong with information about people, or nearly did. */
export const incidentKind = z.enum([
  'wrong-person',
  'lost-paper',
  'lost-device',
  'looked-at',
  'cyber-attack',
  'unavailable',
  'other',
]);
export const incidentKindNames: Record<z.infer<typeof incidentKind>, string> = {
  'wrong-person': 'Information was sent or given to the wrong person',
  'lost-paper': 'Papers were lost or stolen',
  'lost-device': 'A phone, laptop, memory stick or other device was lost or stolen',
  'looked-at': 'Somebody looked at information that they had no reason to see',
  'cyber-attack': 'A cyber attack, such as a scam email or a virus',
  unavailable: 'Information could not be got at when it was needed, or was destroyed',
  other: 'Something else',
};

/** Whether information about people was part of it. */
export const incidentPersonal = z.enum(['yes', 'no', 'not-sure']);
export const incidentPersonalNames: Record<z.infer<typeof incidentPersonal>, string> = {
  yes: 'Yes',
  no: 'No',
  'not-sure': 'I am not sure',
};

export const incidentWhom = z.enum(['people-cared-for', 'families', 'staff', 'others']);
export const incidentWhomNames: Record<z.infer<typeof incidentWhom>, string> = {
  'people-cared-for': 'People you care for',
  families: 'Families and friends',
  staff: 'Staff',
  others: 'Others',
};

/** How likely it is that somebody comes to harm by it, least first. */
export const harmLikelihood = z.enum(['did-not', 'unlikely', 'likely', 'very-likely', 'happened']);
export const harmLikelihoodNames: Record<z.infer<typeof harmLikelihood>, string> = {
  'did-not': 'Nobody was harmed, and nobody will be',
  unlikely: 'It is not likely',
  likely: 'It is likely',
  'very-likely': 'It is very likely',
  happened: 'Somebody has been harmed already',
};

/** How bad that harm is or would be, least first. */
export const harmSeverity = z.enum(['none', 'minor', 'some', 'serious', 'gravest']);
export const harmSeverityNames: Record<z.infer<typeof harmSeverity>, string> = {
  none: 'No harm',
  minor: 'Small: for example, somebody is upset or has some trouble',
  some: 'Some: for example, an appointment or medicine is missed, or something private gets about',
  serious: 'Serious: for example, pain, loss of money, or loss of a job',
  gravest: 'The worst: somebody could die or come to lasting harm',
};

/** `open`: reported, and still being dealt with. */
export const incidentState = z.enum(['draft', 'open', 'closed', 'withdrawn']);
export type IncidentState = z.infer<typeof incidentState>;
export const incidentStateNames: Record<IncidentState, string> = {
  draft: 'Draft',
  open: 'Open',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** A time of the day in London, `hh:mm`; empty when it is not known. */
const clockTime = z
  .string()
  .max(5, 'Enter a time like 14:30')
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'Enter a time like 14:30');

/** What is known of an incident. All may be missing while it is a draft. */
export const incidentFacts = z.strictObject({
  title: typedText(150),
  kind: incidentKind.nullable(),
  description: typedLines(4000),
  /** When somebody of the organisation first knew of it: the 72 hours begin then. */
  foundOn: day.nullable(),
  foundAt: clockTime,
  personal: incidentPersonal.nullable(),
  whom: z.array(incidentWhom).max(incidentWhom.options.length),
  people: count.nullable(),
  likelihood: harmLikelihood.nullable(),
  severity: harmSeverity.nullable(),
  done: typedLines(4000),
  /** When the regulator was told, and what they call it. */
  regulatorToldOn: day.nullable(),
  regulatorReference: typedText(100),
});
export type IncidentFacts = z.infer<typeof incidentFacts>;

/** What each fact is called where people read it. */
export const incidentFactNames: Record<keyof IncidentFacts, string> = {
  title: 'What happened, in a few words',
  kind: 'What kind of incident was it?',
  description: 'What happened?',
  foundOn: 'When did somebody in your organisation first know of it?',
  foundAt: 'At what time?',
  personal: 'Was it about information about people?',
  whom: 'Whom was the information about?',
  people: 'About how many people?',
  likelihood: 'How likely is it that somebody is harmed?',
  severity: 'How bad is that harm, or how bad would it be?',
  done: 'What have you done about it?',
  regulatorToldOn: 'When did you tell the ICO?',
  regulatorReference: 'What number did the ICO give it?',
};

/** What the answers lead to; `people-too`: those whom it is about must be told as well, without delay. */
export const incidentDecision = z.enum(['need-not-tell', 'tell-regulator', 'people-too']);
export type IncidentDecision = z.infer<typeof incidentDecision>;

const incidentEntry = z.object({
  at: moment,
  by: z.string(),
  what: z.enum(['begun', 'changed', 'reported', 'closed', 'reopened', 'withdrawn']),
  /** Which facts were changed. */
  fields: z.array(z.string()),
  note: z.string(),
});
export type IncidentEntry = z.infer<typeof incidentEntry>;

export const incidentSummary = z.object({
  id: z.uuid(),
  /** @example 'I-000123' */
  number: z.string(),
  code: odsCode,
  organisationName: z.string(),
  title: z.string(),
  kind: incidentKind.nullable(),
  state: incidentState,
  decision: incidentDecision.nullable(),
  /** Until when the regulator is to be told, when they must be and it is known when it was found. */
  tellBy: moment.nullable(),
  regulatorToldOn: day.nullable(),
  changedAt: moment,
  version: z.number().int(),
});
export type IncidentSummary = z.infer<typeof incidentSummary>;

export const incident = incidentSummary.extend({
  facts: incidentFacts,
  /** Newest first. */
  entries: z.array(incidentEntry),
});
export type Incident = z.infer<typeof incident>;

const ofOrganisation = z.object({ code: odsCode });
const one = ofOrganisation.extend({ id: z.uuid() });

export const listIncidents = defineRoute('GET /organisations/:code/incidents', {
  summary: 'Incidents of your organisation, newest first',
  access: 'assessment.view',
  params: ofOrganisation,
  query: z.object(paging),
  output: listOf(incidentSummary),
});

export const downloadIncidents = defineRoute('GET /organisations/:code/incidents.csv', {
  summary: 'All incidents of your organisation as CSV',
  access: 'assessment.view',
  params: ofOrganisation,
  produces: 'text/csv; charset=utf-8',
});

export const getIncident = defineRoute('GET /organisations/:code/incidents/:id', {
  summary: 'One incident of your organisation, with what was done to it',
  access: 'assessment.view',
  params: one,
  output: incident,
});

export const beginIncident = defineRoute('POST /organisations/:code/incidents', {
  summary: 'Begin to report an incident: it is a draft until it is reported',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({ requestId, facts: incidentFacts }),
  output: incident,
});

/** Possible while it is a draft or open; an open one must stay complete. */
export const changeIncident = defineRoute('PUT /organisations/:code/incidents/:id', {
  summary: 'Change what is known of an incident',
  access: 'assessment.answer',
  params: one,
  body: z.strictObject({ version: count, facts: incidentFacts }),
  output: incident,
});

/** A draft becomes open, a closed one is opened again. Refused with field errors while something is missing. */
export const openIncident = defineRoute('POST /organisations/:code/incidents/:id/opening', {
  summary: 'Report an incident, or open it again',
  access: 'assessment.answer',
  params: one,
  body: z.strictObject({ version: count }),
  output: incident,
});

export const closeIncident = defineRoute('POST /organisations/:code/incidents/:id/closing', {
  summary: 'Close an incident that has been dealt with',
  access: 'assessment.answer',
  params: one,
  body: z.strictObject({ version: count }),
  output: incident,
});

/** It stays in the list, with why. */
export const withdrawIncident = defineRoute('POST /organisations/:code/incidents/:id/withdrawal', {
  summary: 'Withdraw an incident that was none',
  access: 'assessment.answer',
  params: one,
  body: z.strictObject({ version: count, reason: requiredText('Say why you withdraw it', 300) }),
  output: incident,
});

export const listAllIncidents = defineRoute('GET /staff/incidents', {
  summary: 'Reported incidents of all organisations, filtered and paged',
  access: 'staff.cases.work',
  query: z.object({
    code: odsCode.optional(),
    state: incidentState.exclude(['draft']).optional(),
    sort: z.enum(['changedAt', 'tellBy', 'organisation']).default('changedAt'),
    order: z.enum(['ASC', 'DESC']).default('DESC'),
    ...paging,
  }),
  output: listOf(incidentSummary),
});

/** A draft is its organisation's own business. */
export const getAnyIncident = defineRoute('GET /staff/incidents/:id', {
  summary: 'One reported incident',
  access: 'staff.cases.work',
  params: z.object({ id: z.uuid() }),
  output: incident,
});

/** `incident-changed`: by somebody else meanwhile; `incident-not-now`: its state does not allow it. */
export const incidentProblem = z.enum(['incident-changed', 'incident-not-now']);

const toldOf = z.object({ incidentId: z.uuid(), number: typedText(40), code: odsCode });

/** Told once, when a draft becomes open. What happened stays in the incident. */
export const incidentReported = defineEvent(
  'support.incident-reported.v1',
  toldOf.extend({ tellBy: moment.nullable() }),
);

/** The regulator is to be told within a day, and nobody has written that they were. */
export const incidentDue = defineEvent('support.incident-due.v1', toldOf.extend({ tellBy: moment }));
