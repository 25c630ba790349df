import { z } from 'zod';

/**
 * Idempotency key of an operation that creates something, made when its form is shown. The same id again gives the
 * answer of the first time and makes nothing new; with other contents, or from somebody else, it is refused with
 * `sent-with-other-contents`. Whoever leaves it out is not protected from sending twice.
 * @example body: z.strictObject({ ...fields, requestId })
 */
export const requestId = z.uuid().optional();

/**
 * In an event that makes somebody an email: the `requestId` of the form that asked for it, by which whoever sent the form
 * learns whether the email was refused. Only where that tells nothing about who has an account; see decision 37.
 */
export const formId = z.uuid().optional();

/** Of every operation that takes a `requestId`, or an `id` of what it makes. */
export const requestIdProblem = z.enum(['sent-with-other-contents']);
