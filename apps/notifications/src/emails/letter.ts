import type { EmailTemplate } from '@dspt/contracts/notifications/emails';
import { news, templates, type DataOf } from './templates.js';
import type { LinkTemplate, Template } from '../writing/template.js';

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
  const { subject } = templateNamed(name);
  const data = { firstName: to.firstName, content };
  return {
    template: name,
    to: to.email,
    person: to.personId ?? null,
    subject: subject(content),
    codes,
    urgent: !news.has(name),
    data,
  };
}

/** The id of the one-time link that an email carries, if it does. */
export function linkOf({ template: name, data }: Pick<Letter, 'template' | 'data'>) {
  const template = templateNamed(name);
  return 'link' in template ? template.link(data.content) : undefined;
}

/** The template, for content that was checked when the letter was made. */
export function templateNamed(name: string): Template<unknown> | LinkTemplate<unknown> {
  const template = (templates as Record<string, unknown>)[name];
  if (!template) throw new Error(`There is no template ${name}`);
  return template as Template<unknown> | LinkTemplate<unknown>;
}
