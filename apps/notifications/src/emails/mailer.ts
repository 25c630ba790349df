import { Clock } from '@dspt/service-kit/clock';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../config.js';

export interface Message {
  id: string;
  to: string;
  replyTo?: string | undefined;
  subject: string;
  /** Where the mail program itself can stop emails of this kind. */
  unsubscribe?: string | undefined;
  html: string;
  text: string;
}

/** The server never got to judge the email: nothing is wrong with it, and nothing else would get through either. */
export class MailServerAway extends Error {}

/** The receiver's server will never take this email: there is no such mailbox, or it wants nothing from us. */
export class RefusedForGood extends Error {}

/** What the server says when it has judged the recipient or the email itself. */
const verdicts = new Set(['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS']);
/** Whom it does not like then is us: so it would every other email. */
const aboutUs = 'MAIL FROM';
/** Answers from here on are permanent (RFC 5321, 4.2.1). */
const permanent = 500;
/** "Service not available": a server that is shutting down says so whatever it was asked. */
const closing = 421;

/** One press in the mail program, without a page (RFC 8058). */
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Hands emails to the mail server. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport;
  private readonly domain: string;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.transport = createTransport({
      url: config.SMTP_URL,
      pool: true,
      // A connection that breaks may have delivered: when to try again is decided where the outcome is kept.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    this.domain = /@([^\s>]+)/.exec(config.MAIL_FROM)?.[1] ?? new URL(config.PUBLIC_URL).hostname;
  }

  /**
   * Resolves when the mail server has taken responsibility for the email.
   * @throws {MailServerAway} when there was nobody to judge it
   * @throws {RefusedForGood} when trying again is of no use
   */
  async send({ id, to, replyTo, subject, unsubscribe, html, text }: Message): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: { name: '', address: to },
        ...(replyTo && { replyTo: { name: '', address: replyTo } }),
        messageId: `<${id}@${this.domain}>`,
        date: this.clock.now(),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(unsubscribe && oneClick(unsubscribe)),
        },
        subject,
        html,
        text,
      });
    } catch (error) {
      const { code = '', command, responseCode, message } = error as SmtpError;
      if (!verdicts.has(code) || responseCode === closing || command === aboutUs)
        throw new MailServerAway(message);
      // Without an answer it never left: the address cannot be written to at all.
      throw (responseCode ?? permanent) < permanent ? error : new RefusedForGood(message);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
