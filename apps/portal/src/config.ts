import { serviceConfig } from '@dspt/service-kit/config';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { z } from 'zod';

/** One address of a service, or several with commas between them, used in turn. */
const addresses = (name: ServiceName) =>
  z
    .string()
    .default(`http://127.0.0.1:${services[name].port}`)
    .transform((text) => text.split(',').map((url) => url.trim().replace(/\/$/, '')))
    .pipe(z.array(z.url()).min(1));

export const configSchema = serviceConfig.omit({ DATABASE_URL: true, AUDIT_KEY: true }).extend({
  PORT: z.coerce.number().int().default(services.portal.port),
  IDENTITY_URL: addresses('identity'),
  ORGANISATIONS_URL: addresses('organisations'),
  ASSESSMENT_URL: addresses('assessment'),
  NOTIFICATIONS_URL: addresses('notifications'),
  SUPPORT_URL: addresses('support'),
  /** Milliseconds that people wait for a service, reading or changing; files and publishing have longer. */
  PATIENCE_MS: z.coerce.number().int().min(100).default(2300),
  /** Proxies in front whose `x-forwarded-for` is to be believed: addresses or networks, comma-separated. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Changes and searches one address may make in a minute. */
  CHANGES_PER_MINUTE: z.coerce.number().int().default(600),
  SEARCHES_PER_MINUTE: z.coerce.number().int().default(300),
  /** Where to tell of a weakness of the website, for `security.txt`: a URI, such as `mailto:` or `https:`. */
  SECURITY_CONTACT: z
    .string()
    .transform((text) => text || undefined)
    .pipe(z.url({ protocol: /^(mailto|https|tel)$/ }).optional())
    .optional(),
  /** What people call the other service they may sign in with; identity knows where it is. */
  OPENID_NAME: z.string().optional(),
  HELPDESK_TELEPHONE: z.string().default('0300 000 0000'),
  HELPDESK_EMAIL: z.string().default('helpdesk@dspt.example'),
  HELPDESK_HOURS: z.string().default('Monday to Friday, 8am to 6pm, except bank holidays'),
});

/** What the portal is told by its environment; injectable. */
export abstract class Config {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- a class token with the schema's shape
export interface Config extends z.infer<typeof configSchema> {}
