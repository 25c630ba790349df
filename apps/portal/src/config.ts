import { serviceConfig } from '@dspt/service-kit/config';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { z } from 'zod';

const address = (name: ServiceName) =>
  z
    .url()
    .default(`http://127.0.0.1:${services[name].port}`)
    .transform((url) => url.replace(/\/$/, ''));

export const configSchema = serviceConfig.omit({ DATABASE_URL: true, AUDIT_KEY: true }).extend({
  PORT: z.coerce.number().int().default(services.portal.port),
  IDENTITY_URL: address('identity'),
  ORGANISATIONS_URL: address('organisations'),
  ASSESSMENT_URL: address('assessment'),
  NOTIFICATIONS_URL: address('notifications'),
  SUPPORT_URL: address('support'),
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
  HELPDESK_TELEPHONE: z.string().default('0300 000 0000'),
  HELPDESK_EMAIL: z.string().default('helpdesk@dspt.example'),
  HELPDESK_HOURS: z.string().default('Monday to Friday, 8am to 6pm, except bank holidays'),
});

/** What the portal is told by its environment; injectable. */
export abstract class Config {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- a class token with the schema's shape
export interface Config extends z.infer<typeof configSchema> {}
