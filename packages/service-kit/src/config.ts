import { day } from '@dspt/contracts/values';
import { z } from 'zod';
import type { DatabaseLimits } from './database/limits.js';

/** A key of 32 bytes. */
export const auditKey = z
  .base64({ error: 'must be 32 random bytes in base64: openssl rand -base64 32' })
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, {
    error: 'must be 32 random bytes in base64: openssl rand -base64 32',
  });

/** Where a mistake of ours should be seen at once, and not be lived with. */
export const inDevelopment = process.env['NODE_ENV'] !== 'production';

const seconds = z.coerce.number().int().min(1).max(3600);

/** What every service is told by its environment. Ports are numbers, addresses are URLs. */
export const serviceConfig = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int(),
  DATABASE_URL: z.url(),
  NATS_URL: z.string(),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
  /** Where people reach the website; the only address emails and pages may link to. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  /** Signs the audit trail. Whoever changes it takes away the proof of all that was written before. */
  AUDIT_KEY: auditKey,
  /** Connections to the database at most, for each replica. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** How long it is waited for: a free connection, a statement, a lock; and how long a transaction may stand idle. */
  DATABASE_CONNECT_SECONDS: seconds.default(5),
  DATABASE_STATEMENT_SECONDS: seconds.default(60),
  DATABASE_LOCK_SECONDS: seconds.default(20),
  DATABASE_IDLE_IN_TRANSACTION_SECONDS: seconds.default(60),
  LOG_LEVEL: z.enum(['debug', 'log', 'warn', 'error']).default('log'),
  /** For tests and demonstrations: the day, `yyyy-mm-dd`, that it is for the platform when it starts. */
  TODAY: day
    .refine(() => inDevelopment, { error: 'is for tests and demonstrations, never for production' })
    .optional(),
});
export type ServiceConfig = z.infer<typeof serviceConfig>;

/** The limits of the database, as they are configured. */
export const databaseLimits = (config: ServiceConfig): DatabaseLimits => ({
  poolSize: config.DATABASE_POOL_SIZE,
  connectSeconds: config.DATABASE_CONNECT_SECONDS,
  statementSeconds: config.DATABASE_STATEMENT_SECONDS,
  lockSeconds: config.DATABASE_LOCK_SECONDS,
  idleInTransactionSeconds: config.DATABASE_IDLE_IN_TRANSACTION_SECONDS,
});

/**
 * Reads the environment once, at start-up, and says everything that is wrong with it in one message. An empty
 * variable is the same as none: that is all an environment file can say.
 * @example export const config = readConfig(serviceConfig.extend({ SMTP_URL: z.url() }));
 */
export function readConfig<S extends z.ZodType>(schema: S, environment = process.env): z.output<S> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`);
}
