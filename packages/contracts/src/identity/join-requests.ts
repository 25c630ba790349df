import { z } from 'zod';
import { organisationRole } from '../access.js';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { moment, odsCode, typedLines, typedText } from '../values.js';
import { humanAnswer } from './human-checks.js';
import { personDetails } from './registrations.js';

/** Ask the administrators to be let in. Same answer whether or not the address is known. */
export const askToJoin = defineRoute('POST /join-requests', {
  summary: 'Ask to join an organisation that already has an administrator',
  access: 'public',
  body: z.strictObject({
    code: odsCode,
    ...personDetails,
    message: typedLines(1000).default(''),
    human: humanAnswer,
    requestId,
  }),
  output: z.object({ organisationName: z.string() }),
});

export const joinRequest = z.object({
  id: z.uuid(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
  message: z.string(),
  requestedAt: moment,
});
export type JoinRequest = z.infer<typeof joinRequest>;

export const listJoinRequests = defineRoute('GET /organisations/:code/join-requests', {
  summary: 'People waiting to be let in',
  access: 'users.manage',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(joinRequest) }),
});

export const answerJoinRequest = defineRoute('PUT /organisations/:code/join-requests/:id', {
  summary: 'Let somebody in, or refuse',
  access: 'users.manage',
  params: z.object({ code: odsCode, id: z.uuid() }),
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approved'), role: organisationRole }),
    z.strictObject({ outcome: z.literal('refused') }),
  ]),
});

/** Asking to join is refused with `has-no-administrator` where registering is possible. */
export const joinRequestProblem = z.enum(['has-no-administrator', 'join-request-answered']);

export const joinRequested = defineEvent(
  'identity.join-requested.v1',
  z.object({ requestId: z.uuid(), code: odsCode, organisationName: typedText(500) }),
);

export const joinAnswered = defineEvent(
  'identity.join-answered.v1',
  z.object({
    requestId: z.uuid(),
    code: odsCode,
    organisationName: typedText(500),
    outcome: z.enum(['approved', 'refused']),
  }),
);

/** Who asked to join, what they wrote, and whether an administrator has answered. */
export const getJoinRequest = defineRequest('identity.join-requests.get', {
  idempotent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: joinRequest.extend({ answered: z.boolean() }),
});
