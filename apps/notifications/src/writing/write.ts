import { heading, paragraph, type Block } from './block.js';
import { htmlOf } from './html.js';
import type { Helpdesk } from './template.js';
import { textOf } from './text.js';

interface Draft {
  subject: string;
  firstName: string;
  body: Block[];
  /** Somebody reads the answers. */
  answered: boolean;
}

/** The whole email, greeting and ending included, in both its forms. */
export function write({ subject, firstName, body, answered }: Draft, helpdesk: Helpdesk) {
  const all = [greeting(firstName), ...body, ...ending(helpdesk, answered)];
  const blocks = all.filter((block) => block.kind !== 'facts' || block.facts.length > 0);
  return { html: htmlOf(subject, blocks), text: textOf(blocks) };
}

const greeting = (firstName: string): Block => paragraph(firstName ? `Hello ${firstName},` : 'Hello,');

const ending = ({ telephone, email, hours }: Helpdesk, answered: boolean): Block[] => [
  heading('Help'),
  paragraph(`Call the helpdesk on ${telephone} or email ${email}. Opening hours: ${hours}.`),
  ...(answered ? [] : [paragraph('Please do not reply to this email: nobody reads the replies.')]),
];
