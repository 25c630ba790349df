import { issueLink } from '@dspt/contracts/identity/links';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { linksTo, type Links } from '../writing/links.js';
import type { Helpdesk, OneTimeLink, Template } from '../writing/template.js';
import { write } from '../writing/write.js';
import type { DueEmail } from './emails.repository.js';
import { emailNamed } from './kinds.js';
import type { Message } from './mailer.js';

/** Writes an email out, at the moment it is sent. */
@Injectable()
export class Composer {
  private readonly links: Links;
  private readonly helpdesk: Helpdesk;

  constructor(
    config: Config,
    private readonly requests: Requests,
  ) {
    this.links = linksTo(config.PUBLIC_URL);
    this.helpdesk = {
      telephone: config.HELPDESK_TELEPHONE,
      email: config.HELPDESK_EMAIL,
      hours: config.HELPDESK_HOURS,
    };
  }

  /** @throws {Problem} `not-found` when the link it would carry has been used or withdrawn meanwhile */
  async compose({ id, template: name, to, subject, data }: DueEmail): Promise<Message> {
    const { firstName, content } = data;
    const email = emailNamed(name);
    const replyTo = email.template.replyTo?.(content);
    const body = email.body(content, this.links, await this.oneTimeLink(email.template, content));
    const draft = { subject, firstName, body, answered: replyTo !== undefined };
    return { id, to, replyTo, subject, ...write(draft, this.helpdesk) };
  }

  private async oneTimeLink({ link }: Template<unknown>, content: unknown): Promise<OneTimeLink | undefined> {
    if (!link) return undefined;
    const { kind, id } = link(content);
    const { token, expiresAt } = await this.requests.ask(issueLink, { kind, id });
    return { url: this.links.oneTime(kind, token), expiresAt: new Date(expiresAt) };
  }
}
