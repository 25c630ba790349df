import { heading, paragraph, type Block } from './block.js';
import type { Helpdesk } from './template.js';

/** How every email ends. */
export const ending = ({ telephone, email, hours }: Helpdesk, answered: boolean): Block[] => [
  heading('Help'),
  paragraph(`Call the helpdesk on ${telephone} or email ${email}. It is open ${hours}.`),
  ...(answered ? [] : [paragraph('Please do not reply to this email: nobody reads the replies.')]),
];
