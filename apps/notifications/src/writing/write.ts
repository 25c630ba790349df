import { emailKindNames, type EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { heading, link, paragraph, type Block } from './block.js';
import { htmlOf } from './html.js';
import type { Helpdesk } from './template.js';
import { textOf } from './text.js';

/** Stops all emails of a kind. */
export interface StopLink {
  kind: EmailKind;
  url: string;
}

interface Draft {
  subject: string;
  firstName: string;
  body: Block[];
  /** Somebody reads the answers. */
  answered: boolean;
  stop?: StopLink | undefined;
}

/** The whole email, greeting and ending included, in both its forms. */
export function write({ subject, firstName, body, answered, stop }: Draft, helpdesk: Helpdesk) {
  const all = [greeting(firstName), ...body, ...ending(helpdesk, answered), ...stopping(stop)];
  const blocks = all.filter((block) => block.kind !== 'facts' || block.facts.length > 0);
  return { html: htmlOf(subject, blocks), text: textOf(blocks) };
}

const greeting = (firstName: string): Block => paragraph(firstName ? `Hello ${firstName},` : 'Hello,');

const ending = ({ telephone, email, hours }: Helpdesk, answered: boolean): Block[] => [
  heading('Help'),
  paragraph(`Call the helpdesk on ${telephone} or email ${email}. Opening hours: ${hours}.`),
  ...(answered ? [] : [paragraph('Please do not reply to this email: nobody reads the replies.')]),
];

const stopping = (stop: StopLink | undefined): Block[] =>
  stop
    ? [
        paragraph(
          `You choose whether you get emails like this one. It is one of “${emailKindNames[stop.kind]}”.`,
        ),
        link('Stop these emails', stop.url),
      ]
    : [];
