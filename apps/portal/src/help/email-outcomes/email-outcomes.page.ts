import type { EmailOutcome, ToldOutcome } from '@dspt/contracts/notifications/email-outcomes';
import { delayText, refusalText, type RefusalReason } from '@dspt/contracts/notifications/refusals';
import { momentText } from '../../pages/dates.js';
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

const checkAddress =
  'Most often there is a typing mistake in the address. Check it, and start again with the right one.';
const askYours = 'Ask whoever looks after your email, or use another address.';

/** What whoever waits for it can do. */
const advice: Record<RefusalReason, string> = {
  'no-such-address': checkAddress,
  'no-such-domain': checkAddress,
  'mailbox-closed': askYours,
  'mailbox-full': 'Make room in the mailbox, then start again.',
  'not-from-us': `The helpdesk can see that. ${askYours}`,
  'try-later': 'Start again later. If it happens again, contact the helpdesk.',
  other: 'Check the address, and start again with the right one. If it is right, contact the helpdesk.',
};

/** By whom it was refused, and why, where that is known. */
function wordsOf({ outcome, refusal }: ToldOutcome): { title: string; lines: string[] } {
  if (!refusal || outcome === 'not-refused') return words[outcome];
  if (outcome === 'refused')
    return { title: words.refused.title, lines: [`${refusalText(refusal)}.`, advice[refusal.reason]] };
  return {
    title: words.waiting.title,
    lines: [
      `${delayText(refusal)}.`,
      refusal.triedUntil
        ? `You need not do anything: we try again by ourselves until ${momentText(refusal.triedUntil)}.`
        : 'You need not do anything: we try again by ourselves.',
    ],
  };
}

/** Was the email refused that a form has asked for, and by whom? */
export const outcomePage = (formId: string, told: ToldOutcome) =>
  view('help/email-outcomes/outcome', {
    ...wordsOf(told),
    links: [
      ...(told.outcome === 'waiting' ? [{ text: 'Look again', href: paths.emailOutcome(formId) }] : []),
      ...(told.outcome === 'refused'
        ? [{ text: 'I was registering: start again', href: paths.findCode }]
        : []),
      { text: 'Contact the helpdesk', href: paths.contact },
    ],
  });

/** For the page that says that an email is on its way. */
export const outcomeLink = (formId: string | undefined) =>
  formId ? { text: 'See whether the email has been refused', href: paths.emailOutcome(formId) } : undefined;
