import { platform } from './platform.js';

export interface Email {
  id: string;
  subject: string;
  text: string;
  html: string;
  headers: { 'message-id': string };
  to: { address: string }[];
}

async function emails(mailbox: string): Promise<Email[]> {
  const response = await fetch(`${mailbox}/api/email`);
  return (await response.json()) as Email[];
}

/** Everything sent to an address so far, oldest first. */
export async function emailsTo(address: string, mailbox = platform.urls.mailbox): Promise<Email[]> {
  return (await emails(mailbox)).filter(({ to }) => to.some((recipient) => recipient.address === address));
}

/** Waits for the email to an address whose subject matches. */
export async function emailTo(
  address: string,
  subject: RegExp,
  mailbox = platform.urls.mailbox,
): Promise<Email> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const found = (await emailsTo(address, mailbox)).findLast((email) => subject.test(email.subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seen = (await emailsTo(address, mailbox)).map((email) => email.subject);
  throw new Error(
    `No email to ${address} matching ${String(subject)}; there are: ${seen.join(', ') || 'none'}`,
  );
}

/** The first link in an email that starts with a path of the website. */
export function linkIn(email: Email, path: string): string {
  const link = new RegExp(`https?://[^\\s"<>]*${path}[^\\s"<>]*`).exec(email.text)?.[0];
  if (!link) throw new Error(`No link to ${path} in: ${email.text}`);
  return link;
}
