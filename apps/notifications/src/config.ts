import { serviceConfig } from '@dspt/service-kit/config';
import { z } from 'zod';

export const configSchema = serviceConfig.extend({
  /** The server that takes our emails; user and password are part of the address. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default('smtp://127.0.0.1:1025'),
  /** Sender of every email; nobody reads replies to it. */
  MAIL_FROM: z.string().min(3).default('Data Security and Protection Toolkit <no-reply@localhost>'),
  /** The helpdesk, as emails name it; requests for help are sent to its mailbox. */
  HELPDESK_EMAIL: z.email().default('helpdesk@dspt.example'),
  HELPDESK_TELEPHONE: z.string().default('0300 000 0000'),
  HELPDESK_HOURS: z.string().default('Monday to Friday, 8am to 6pm, except bank holidays'),
});

/** What this service is told by its environment; injectable. */
export abstract class Config {}
export interface Config extends z.infer<typeof configSchema> {}
