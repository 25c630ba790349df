import { serviceConfig } from '@dspt/service-kit/config';
import { z } from 'zod';

export const configSchema = serviceConfig.extend({
  /** Where ClamAV listens, `tcp://host:3310`; without it documents are not scanned for viruses. */
  CLAMAV_URL: z
    .union([z.literal(''), z.url({ protocol: /^tcp$/ })])
    .optional()
    .transform((url) => url || undefined),
  /** Megabytes of documents an organisation may have. */
  DOCUMENTS_QUOTA_MB: z
    .union([z.literal(''), z.coerce.number().int().min(1).max(1_000_000)])
    .optional()
    .transform((megabytes) => megabytes || 500),
});

/** What this service is told by its environment; injectable. */
export abstract class Config {}
export interface Config extends z.infer<typeof configSchema> {}
