import type { EmailOutcome } from '@dspt/contracts/notifications/email-outcomes';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const words: Record<EmailOutcome, { title: string; lines: string[] }> = {
  waiting: {
    title: 'The email is on its way',
    lines: [
      'It leaves within a minute as a rule. When a mail server is busy it takes longer, and is tried again by itself.',
      'Look again in a moment: this page then says whether the email has been refused.',
    ],
  },
  'not-refused': {
    title: 'The email has not been refused',
    lines: [
      'No mail server has refused it, so that it should be in the mailbox within minutes. Look in the junk or spam folder, too.',
      'Some organisations hold emails back. If it has not arrived after an hour, ask whoever looks after your email, or contact the helpdesk.',
    ],
  },
  refused: {
    title: 'The email could not be delivered',
    lines: [
      'The mail server of that address has refused it, and the email will not arrive. Most often there is a typing mistake in the address, or the mailbox is full or closed.',
      'Check the address, and start again with the right one. If it is right, contact the helpdesk.',
    ],
  },
};

/** Was the email refused that a form has asked for? */
export const outcomePage = (formId: string, outcome: EmailOutcome) =>
  view('help/email-outcomes/outcome', {
    ...words[outcome],
    links: [
      ...(outcome === 'waiting' ? [{ text: 'Look again', href: paths.emailOutcome(formId) }] : []),
      ...(outcome === 'refused' ? [{ text: 'I was registering: start again', href: paths.findCode }] : []),
      { text: 'Contact the helpdesk', href: paths.contact },
    ],
  });

/** For the page that says that an email is on its way. */
export const outcomeLink = (formId: string | undefined) =>
  formId ? { text: 'See whether the email has been refused', href: paths.emailOutcome(formId) } : undefined;
