import type { Block } from './block.js';
import type { Links } from './links.js';

export interface Helpdesk {
  telephone: string;
  email: string;
  hours: string;
}

/** The secret part of a one-time link, asked for only when the email is sent. */
export interface OneTimeLink {
  token: string;
  expiresAt: Date;
}

export interface Surroundings {
  links: Links;
  helpdesk: Helpdesk;
}

/** One kind of email. `D` is kept until it is sent and holds no secret. */
export interface Template<D> {
  /** Kept in the log; plain text without anything secret. */
  subject: (data: D) => string;
  body: (data: D, around: Surroundings) => Block[];
  /** Who reads an answer; nobody when left out. */
  replyTo?: (data: D) => string;
}

/** An email with a one-time link in it. */
export interface LinkTemplate<D> extends Omit<Template<D>, 'body'> {
  link: (data: D) => { kind: 'invitation' | 'password-reset'; id: string };
  body: (data: D, around: Surroundings & { link: OneTimeLink }) => Block[];
}
