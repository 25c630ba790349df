import { z } from 'zod';
import { defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { count, email, opaque, typedToken } from '../values.js';

const id = opaque(2000);

/**
 * A challenge that shows there is a person (or at least a patient computer) behind a form. Solve it by proof of work,
 * or by reading its image or listening to its sound.
 */
export const humanChallenge = z.object({
  /** The challenge as `altcha` solves it, which is JSON, in base64. */
  id: z.string(),
});

export const createHumanChallenge = defineRoute('POST /human-challenges', {
  summary: 'A fresh human check',
  access: 'public',
  output: humanChallenge,
});

export const showHumanChallenge = defineRoute('GET /human-challenges/image', {
  summary: 'The digits of a human check as an image',
  access: 'public',
  query: z.object({ id }),
  produces: 'image/png',
});

export const speakHumanChallenge = defineRoute('GET /human-challenges/sound', {
  summary: 'The digits of a human check, spoken',
  access: 'public',
  query: z.object({ id }),
  produces: 'audio/wav',
});

/** The answer to a human check: what the work has found, or the digits seen or heard. */
export const humanAnswer = z.strictObject({
  id,
  solution: z.strictObject({ counter: count, derivedKey: opaque(200) }).optional(),
  characters: typedToken(20).optional(),
});

/**
 * Counts a public form of another service, and makes sure that a person has sent it. Refused as any such form here:
 * `human-check-failed` or `too-many-requests`.
 */
export const passHumanCheck = defineRequest('identity.human-checks.pass', {
  input: z.strictObject({ human: humanAnswer, clientAddress: opaque(100), email, requestId }),
  output: z.object({}),
});
