import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { email, odsCode, requiredText, secret, typedText } from '../values.js';
import { session } from './sessions.js';
import { humanAnswer } from './human-checks.js';

/** A new password; blanks at either end are left out, as they are when signing in. */
export const passwordText = secret('Enter a password');

export const personDetails = {
  email,
  firstName: requiredText('Enter your first name', 100),
  lastName: requiredText('Enter your last name. If you have only one name, enter it in both boxes', 100),
  telephone: typedText(30).default(''),
};

/**
 * Register an organisation. The answer is the same whether or not the address is known: what happens next is in
 * the email. Refused with a `registrationProblem`.
 */
export const register = defineRoute('POST /registrations', {
  summary: 'Ask to register an organisation',
  access: 'public',
  body: z.strictObject({
    code: odsCode,
    ...personDetails,
    acceptTerms: z.literal(true, 'Accept the terms and conditions to register'),
    human: humanAnswer,
    requestId,
  }),
  output: z.object({ organisationName: z.string(), email: z.string() }),
});

/** Checks a code before the person types anything else. Same refusals as registering. */
export const checkRegistration = defineRoute('GET /registrations/:code', {
  summary: 'May this code register?',
  access: 'public',
  params: z.object({ code: odsCode }),
  output: z.object({ code: odsCode, organisationName: z.string() }),
});

export const registrationProblem = z.enum([
  'organisation-unknown',
  'organisation-closed',
  'organisation-not-eligible',
  'already-has-administrator',
  'twin-has-administrator',
  'too-many-organisations',
  'human-check-failed',
]);

/** Public forms say when they have been sent too often; `retryAfterSeconds` says how long to wait. */
export const limitProblem = z.enum(['too-many-requests']);

/**
 * A signed-in person adds a further organisation directly; same refusals. The sixth within 24 hours is refused with
 * `too-many-organisations`; sites of a head office they administer do not count.
 */
export const addOrganisation = defineRoute('POST /me/organisations', {
  summary: 'Register a further organisation with the account you have',
  access: 'authenticated',
  body: z.strictObject({ code: odsCode, human: humanAnswer, requestId }),
  output: z.object({ session }),
});

/** Somebody asked to join with the address of an account that has access already. */
export const addressAlreadyRegistered = defineEvent(
  'identity.address-already-registered.v1',
  z.object({ personId: z.uuid(), code: odsCode, organisationName: typedText(500) }),
);
