import { z } from 'zod';
import { defineRoute } from '../define.js';
import { assertionRef, count, level, moment, odsCode } from '../values.js';
import { blockedBy } from './publications.js';

const ofOrganisation = z.object({ code: odsCode });

/** Organisations that can be published for at once. */
export const mostPublishedFor = 100;

/** Approaching Standards comes once and with a plan: it is published by itself. */
export const readyLevel = level.extract(['met', 'exceeded']);

/** How far an organisation is from being published as it stands. */
export const readiness = z.object({
  code: odsCode,
  name: z.string(),
  /** The highest level that nothing stands in the way of but confirming; `null` when something does. */
  level: readyLevel.nullable(),
  /** Assertions that would be confirmed with it. */
  unconfirmed: z.array(assertionRef),
  /** What stands in the way of Standards Met besides. */
  blockedBy: z.array(blockedBy),
  /** Of everything that is confirmed and published: answers, confirmations and profile. */
  version: count,
  /** What counts of it today; `unchanged` when publishing again would say the same. */
  published: z.object({ level, publishedAt: moment, expiresAt: moment, unchanged: z.boolean() }).nullable(),
});
export type Readiness = z.infer<typeof readiness>;

/** By name. */
export const listReadiness = defineRoute('GET /organisations/:code/readiness', {
  summary: 'All organisations for which one may publish, and which of them are ready',
  access: 'assessment.publish',
  params: ofOrganisation,
  output: z.object({ items: z.array(readiness) }),
});

/**
 * Why an organisation was not published for: whoever asked may not any more; something has been changed since `version`;
 * something stands in the way.
 */
export const notPublished = z.enum(['not-allowed', 'changed', 'blocked']);

export const severalPublished = z.object({
  items: z.array(
    z.object({
      code: odsCode,
      name: z.string(),
      level: readyLevel,
      publicationId: z.uuid().nullable(),
      /** Until when it counts. */
      expiresAt: moment.nullable(),
      refused: notPublished.nullable(),
      /** In words, when something stands in the way. */
      detail: z.string().nullable(),
    }),
  ),
});
export type SeveralPublished = z.infer<typeof severalPublished>;

/**
 * One organisation after the other, each whole or not at all: what is not confirmed yet is confirmed, and published. Sent
 * again under the same `requestId` it goes on, and gives what was published the first time.
 */
export const publishSeveral = defineRoute('POST /organisations/:code/several-publications', {
  summary: 'Confirm and publish several organisations',
  access: 'assessment.publish',
  params: ofOrganisation,
  body: z.strictObject({
    requestId: z.uuid(),
    confirmed: z.literal(true, 'Confirm that the answers are true and the profiles up to date'),
    organisations: z
      .array(z.strictObject({ code: odsCode, level: readyLevel, version: count }))
      .min(1, 'Choose at least one organisation')
      .max(mostPublishedFor, `Choose ${mostPublishedFor} organisations or fewer`),
  }),
  output: severalPublished,
});
