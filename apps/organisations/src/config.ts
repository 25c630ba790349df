import { serviceConfig } from '@dspt/service-kit/config';
import { z } from 'zod';

export const configSchema = serviceConfig.extend({
  /** Whether an organisation with open sites may switch its head-office function itself. */
  HEAD_OFFICE_SELF_SERVICE: z.stringbool().default(true),
  /** For tests and trials: webhooks may lead into our own network, and be unencrypted. */
  WEBHOOKS_TO_PRIVATE_ADDRESSES: z.stringbool().default(false),
});

/** What this service is told by its environment; injectable. */
export abstract class Config {}
export interface Config extends z.infer<typeof configSchema> {}
