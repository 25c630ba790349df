import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { z } from 'zod';

const keyBytes = 32;

export const configSchema = serviceConfig.extend({
  /** Encrypts what must be read back (signing keys, second factors) and signs links and challenges. */
  SECRET_KEY: z.base64().refine((text) => Buffer.from(text, 'base64').length === keyBytes, {
    error: `must be ${keyBytes} random bytes in base64: openssl rand -base64 ${keyBytes}`,
  }),
  /** Failed sign-ins one client address may have before it is slowed down. */
  ADDRESS_FAILURE_LIMIT: z.coerce.number().int().min(1).default(5),
  /** Public forms one client address may send in ten minutes; a whole office can share an address. */
  ADDRESS_FORM_LIMIT: z.coerce.number().int().min(1).default(60),
  /** Another service whose accounts people may sign in with (OpenID Connect), and what they call it. */
  OPENID_ISSUER: z.url().optional(),
  OPENID_CLIENT_ID: z.string().optional(),
  OPENID_CLIENT_SECRET: z.string().optional(),
  OPENID_NAME: z.string().max(100).optional(),
});

/** What this service is told by its environment; injectable. */
export abstract class Config {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- a class token with the schema's shape
export interface Config extends z.infer<typeof configSchema> {}

/** For a command, which serves nobody. */
export const commandConfig = (): z.infer<typeof configSchema> =>
  readConfig(configSchema, { PORT: '0', PUBLIC_URL: 'http://localhost', NATS_URL: 'none', ...process.env });
