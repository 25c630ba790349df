import type { EmailTemplate } from '@dspt/contracts/notifications/emails';
import { emailNamed } from './kinds.js';
import { news, type DataOf } from './templates.js';

export interface Recipient {
  email: string;
  firstName: string;
  /** Of whoever has an account. */
  personId?: string;
}

/** An email that is to be sent. */
export interface Letter {
  template: EmailTemplate;
  to: string;
  person: string | null;
  subject: string;
  /** ODS codes of the organisations it is about, so that support staff find it. */
  codes: string[];
  /** Somebody waits for it: it goes before what is news. */
  urgent: boolean;
  /** What the template needs to be written out; forgotten once the email is sent. */
  data: Written;
}
export interface Written {
  firstName: string;
  content: unknown;
}

/** @example letter('password-changed', person, [], { changedAt }) */
export function letter<N extends EmailTemplate>(
  name: N,
  to: Recipient,
  codes: string[],
  content: DataOf<N>,
): Letter {
  const data = { firstName: to.firstName, content };
  return {
    template: name,
    to: to.email,
    person: to.personId ?? null,
    subject: emailNamed(name).subject(content),
    codes,
    urgent: !news.has(name),
    data,
  };
}

/** The id of the one-time link that an email carries, if it does. */
export const linkOf = ({ template, data }: Pick<Letter, 'template' | 'data'>) =>
  emailNamed(template).template.link?.(data.content);
