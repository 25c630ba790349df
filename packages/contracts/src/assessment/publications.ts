import { z } from 'zod';
import { cursorPage } from '../cursor-page.js';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { depth, sameAcrossSites } from '../organisations/sites.js';
import { status } from '../organisations/register.js';
import {
  assertionRef,
  count,
  editionId,
  itemRef,
  level,
  moment,
  odsCode,
  requiredLines,
  typedText,
} from '../values.js';
import { plannedAction } from './action-plans.js';
import { answerValue } from './assessments.js';

const ofOrganisation = z.object({ code: odsCode });

/** Why one code is covered by a publication; `head-office` at whatever depth under the organisation. */
export const coverageVia = z.enum(['own', 'head-office', 'same-location', 'copied']);

/** A site left out, and why. */
export const exclusion = z.strictObject({
  code: odsCode,
  reason: requiredLines('Say why this site is left out', 500),
});

/** What the person publishing decides; previewed first, then confirmed. */
export const publicationRequest = z.strictObject({
  level,
  /** Whether it is for the sites of the organisation, or for the whole tree under it. */
  depth: depth.default('one'),
  /** Open linked sites to leave out, each with a reason; all others are covered. */
  exclusions: z.array(exclusion).max(10_000).default([]),
  /** Asked of head offices with sites; sites for which an answer is no must be left out. */
  sameAcrossSites: sameAcrossSites.optional(),
});

export const blockedBy = z.object({
  code: z.enum([
    'profile-incomplete',
    'items-outstanding',
    'assertions-unconfirmed',
    'action-plan-incomplete',
    'approaching-not-available',
    'cyber-essentials-plus-needed',
    'sites-differ',
  ]),
  detail: z.string(),
});

/** Effect on one site before anything happens. */
export const siteEffect = z.object({
  code: odsCode,
  name: z.string(),
  before: status,
  after: status,
  effect: z.enum(['goes-up', 'renewed', 'stays', 'already-better', 'left-out']),
});

export const publicationPreview = z.object({
  level,
  edition: editionId,
  /** Nothing stands in the way when empty. */
  blockedBy: z.array(blockedBy),
  headOfficeFunction: z.boolean(),
  covered: z.number().int(),
  leftOut: z.number().int(),
  /** Left-out sites that an earlier publication still covers, to warn about. */
  stillCovered: z.array(odsCode),
  effects: z.array(siteEffect),
});

export const previewPublication = defineRoute('POST /organisations/:code/publications/preview', {
  summary: 'What publishing would do: what stands in the way, and the effect on every site',
  access: 'assessment.publish',
  params: ofOrganisation,
  body: publicationRequest,
  output: publicationPreview,
});

export const publication = z.object({
  id: z.uuid(),
  code: odsCode,
  organisationName: z.string(),
  edition: editionId,
  level,
  /** What was chosen; sites that are added later are as deep at most. */
  depth,
  publishedAt: moment,
  expiresAt: moment,
  publishedBy: z.string(),
  /** A newer publication of the same organisation. */
  supersededBy: z.uuid().nullable(),
  sitesCovered: z.number().int(),
  sitesLeftOut: z.number().int(),
});
export type Publication = z.infer<typeof publication>;

/**
 * Sending the same `requestId` again gives the same publication. Refused with `publication-blocked`; with
 * `profile-changed` when the profile is not the one that was confirmed any more.
 */
export const publish = defineRoute('POST /organisations/:code/publications', {
  summary: 'Publish',
  access: 'assessment.publish',
  params: ofOrganisation,
  body: publicationRequest.extend({
    requestId: z.uuid(),
    profileConfirmed: z.literal(true, 'Confirm that the profile is up to date'),
    /** `version` of the profile that is confirmed. */
    profileVersion: count,
  }),
  output: publication,
});
export const publicationProblem = z.enum([
  'publication-blocked',
  'not-your-site',
  'already-covered',
  'publication-expired',
]);

export const listPublications = defineRoute('GET /organisations/:code/publications', {
  summary: 'Publication history, newest first',
  access: 'assessment.view',
  params: ofOrganisation,
  output: z.object({ items: z.array(publication) }),
});

export const coveredSite = z.object({
  code: odsCode,
  name: z.string(),
  via: coverageVia,
  addedAt: moment,
  addedBy: z.string(),
});

/** A publication with wording and answers as they were. */
export const publicationDetail = publication.extend({
  coverage: z.array(coveredSite),
  exclusions: z.array(z.object({ code: odsCode, name: z.string(), reason: z.string() })),
  assertions: z.array(
    z.object({
      ref: assertionRef,
      title: z.string(),
      confirmedBy: z.string().nullable(),
      items: z.array(z.object({ ref: itemRef, question: z.string(), answer: answerValue })),
    }),
  ),
  actionPlan: z.array(plannedAction).nullable(),
});

const ofPublication = z.object({ code: odsCode, id: z.uuid() });

export const getPublication = defineRoute('GET /organisations/:code/publications/:id', {
  summary: 'One publication as it was',
  access: 'assessment.view',
  params: ofPublication,
  output: publicationDetail,
});

/** A dated addition of open linked sites, same level, same expiry. */
export const addSites = defineRoute('POST /organisations/:code/publications/:id/sites', {
  summary: 'Add sites to a publication',
  access: 'assessment.publish',
  params: ofPublication,
  body: z.strictObject({
    sites: z.array(odsCode).min(1, 'Select at least one site').max(10_000),
    requestId,
  }),
  output: publicationDetail,
});

/** As deep as it was published. None when it was not published for sites, or the head-office function is off. */
export const listJoinedSites = defineRoute('GET /organisations/:code/publications/:id/joined-sites', {
  summary: 'Sites that have joined since a publication for sites: it neither covers them nor leaves them out',
  access: 'assessment.view',
  params: ofPublication,
  output: z.object({ items: z.array(z.object({ code: odsCode, name: z.string() })) }),
});

/** Support staff: publications without answers or evidence. */
export const listStaffPublications = defineRoute('GET /staff/organisations/:code/publications', {
  summary: 'Publications of an organisation, for support staff',
  access: 'staff.organisations.view',
  params: ofOrganisation,
  output: z.object({ items: z.array(publication), total: z.number().int() }),
});

/** An organisation, its twin and its sites; an event has to fit into one message. */
const mostCovered = 20_000;

const facts = {
  publicationId: z.uuid(),
  code: odsCode,
  organisationName: typedText(500),
  edition: editionId,
  level,
  publishedAt: moment,
  expiresAt: moment,
};

/** `covered` lists everybody it counts for: the organisation itself, its sites and its twin. */
export const published = defineEvent(
  'assessment.published.v1',
  z.object({
    ...facts,
    publishedBy: z.uuid(),
    covered: z.array(z.object({ code: odsCode, via: coverageVia })).max(mostCovered),
  }),
);

/** Carries the publication's own facts, so that it can be applied even before `published` is. */
export const coverageAdded = defineEvent(
  'assessment.coverage-added.v1',
  z.object({
    ...facts,
    addedBy: z.uuid(),
    addedAt: moment,
    covered: z.array(z.object({ code: odsCode, via: coverageVia })).max(mostCovered),
  }),
);

/**
 * A copy was taken back: from `endedAt` on the publication no longer counts for these. `addedAt` says which addition it
 * ends, so that it can be applied even before that is heard of, and a later copy to the same code stays.
 */
export const coverageEnded = defineEvent(
  'assessment.coverage-ended.v1',
  z.object({ ...facts, addedAt: moment, endedAt: moment, codes: z.array(odsCode).max(mostCovered) }),
);

/** All publications, for whoever builds its copy of them anew. */
export const pagePublications = defineRequest(
  'assessment.publications.page',
  cursorPage(z.uuid(), z.object(facts)),
);

const coverageKey = { publicationId: z.uuid(), code: odsCode, addedAt: moment };

/** Whom publications count for besides their own organisation, also what has ended. */
export const pageCoverage = defineRequest(
  'assessment.coverage.page',
  cursorPage(
    z.strictObject(coverageKey),
    z.object({ ...coverageKey, via: coverageVia, endedAt: moment.nullable() }),
  ),
);
