import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { count, listOf, moment, paging, requiredText, typedToken } from '../values.js';

/** `active`; `paused` by a person; `stopped` because nothing could be delivered for days. */
export const webhookState = z.enum(['active', 'paused', 'stopped']);
export type WebhookState = z.infer<typeof webhookState>;
export const webhookStateNames: Record<WebhookState, string> = {
  active: 'Active',
  paused: 'Paused',
  stopped: 'Stopped: nothing could be delivered for 5 days',
};

const webhookSummary = z.object({
  id: z.uuid(),
  /** Who gets it, such as a council. */
  name: z.string(),
  url: z.string(),
  state: webhookState,
  /** Changes of the register that are still to be delivered. */
  waiting: count,
  /** Deliveries that failed since the last that did not. */
  failures: count,
  /** Why the last one failed, in plain words; `null` when it did not. */
  problem: z.string().nullable(),
  triedAt: moment.nullable(),
  deliveredAt: moment.nullable(),
  /** When it is tried again; `null` when nothing is to be tried. */
  nextTryAt: moment.nullable(),
});
export type WebhookSummary = z.infer<typeof webhookSummary>;

export const webhook = webhookSummary.extend({
  /** What deliveries are signed with, for whoever runs the receiver: `whsec_` and base64. */
  secret: z.string(),
  version: count,
  createdAt: moment,
  createdBy: z.string(),
});
export type Webhook = z.infer<typeof webhook>;

const name = requiredText('Say who gets it, such as a council', 200);
/** Where deliveries are sent. */
const url = typedToken(500)
  .min(1, 'Enter the address that deliveries are sent to')
  .refine(
    (given) => URL.canParse(given),
    'Enter a whole web address, such as https://example.org/register-changes',
  );

const one = z.object({ id: z.uuid() });

export const listWebhooks = defineRoute('GET /staff/webhooks', {
  summary: 'Who is told of changes of the public register, by name',
  access: 'staff.webhooks.manage',
  query: z.object(paging),
  output: listOf(webhookSummary),
});

export const getWebhook = defineRoute('GET /staff/webhooks/:id', {
  summary: 'One webhook, with its secret',
  access: 'staff.webhooks.manage',
  params: one,
  output: webhook,
});

export const addWebhook = defineRoute('POST /staff/webhooks', {
  summary: 'Tell somebody of changes of the public register',
  access: 'staff.webhooks.manage',
  body: z.strictObject({
    requestId,
    name,
    url,
    /** `now`: of changes from now on; `beginning`: of the whole register first. */
    from: z.enum(['now', 'beginning']).default('now'),
  }),
  output: webhook,
});

/** Made active again, it is tried at once, with everything that has changed meanwhile. */
export const changeWebhook = defineRoute('PUT /staff/webhooks/:id', {
  summary: 'Change a webhook, pause it or make it active again',
  access: 'staff.webhooks.manage',
  params: one,
  body: z.strictObject({ version: count, name, url, state: webhookState.exclude(['stopped']) }),
  output: webhook,
});

/** What is sent has no changes in it, and `type` is `register.test`. */
export const tryWebhook = defineRoute('POST /staff/webhooks/:id/trial', {
  summary: 'Send a test delivery now, and say what became of it',
  access: 'staff.webhooks.manage',
  params: one,
  output: z.object({
    /** Why it failed, in plain words; `null` when it was taken. */
    problem: z.string().nullable(),
  }),
});

export const removeWebhook = defineRoute('DELETE /staff/webhooks/:id', {
  summary: 'Tell somebody no longer, and forget their address and secret',
  access: 'staff.webhooks.manage',
  params: one,
});

/** `webhook-changed`: by somebody else meanwhile. */
export const webhookProblem = z.enum(['webhook-changed']);
