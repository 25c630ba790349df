import type { Block } from './block.js';
import type { Links, OneTimeLinkKind } from './links.js';

export interface Helpdesk {
  telephone: string;
  email: string;
  hours: string;
}

/** A link that works once, asked for only when the email is sent. */
export interface OneTimeLink {
  url: string;
  expiresAt: Date;
}

/**
 * What the program fills the placeholders of one kind of email with; its words are a file in `content`. `D` is kept until
 * the email is sent and holds no secret.
 */
export interface Template<D> {
  /** Values in sentences and in the subject, which is kept in the log: plain text without anything secret. */
  texts?: Record<string, (data: D) => string>;
  /** Addresses of buttons, besides `pages`; a button without address is left out. */
  urls?: Record<string, (data: D, links: Links) => string | null>;
  /** What stands instead of a paragraph that is only a placeholder. */
  blocks?: Record<string, (data: D, links: Links) => Block[]>;
  /** The one-time link that it carries: fills `oneTimeLink` and `linkExpires`. */
  link?: (data: D) => { kind: OneTimeLinkKind; id: string };
  /** Who reads an answer; nobody when left out. */
  replyTo?: (data: D) => string;
}
