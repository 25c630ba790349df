import { serviceConfig } from '@dspt/service-kit/config';
import type { z } from 'zod';

export const configSchema = serviceConfig;

/** What this service is told by its environment; injectable. */
export abstract class Config {}
export interface Config extends z.infer<typeof configSchema> {}
