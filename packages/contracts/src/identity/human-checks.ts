import { z } from 'zod';
import { defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { count, email, opaque, typedToken } from '../values.js';

/**
 * A challenge that shows there is a person (or at least a patient computer) behind a form.
 * Solve it by proof of work (find `number` with sha256(salt + number) = challenge) or by reading the image.
 */
export const humanChallenge = z.object({
  id: z.string(),
  salt: z.string(),
  challenge: z.string(),
  maxNumber: z.number().int(),
  /** SVG document with characters to read, for browsers without JavaScript. */
  image: z.string(),
});

export const createHumanChallenge = defineRoute('POST /human-challenges', {
  summary: 'A fresh human check',
  access: 'public',
  output: humanChallenge,
});

/** The answer to a human check: the number found, or the characters read. */
export const humanAnswer = z.strictObject({
  id: opaque(2000),
  number: count.optional(),
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
