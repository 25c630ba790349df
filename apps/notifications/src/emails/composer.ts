import { issueLink } from '@dspt/contracts/identity/links';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import type { Block } from '../writing/block.js';
import { linksTo } from '../writing/links.js';
import type { LinkTemplate, Surroundings, Template } from '../writing/template.js';
import { write } from '../writing/write.js';
import type { DueEmail } from './emails.repository.js';
import { templateNamed } from './letter.js';
import type { Message } from './mailer.js';

/** Writes an email out, at the moment it is sent. */
@Injectable()
export class Composer {
  private readonly around: Surroundings;

  constructor(
    config: Config,
    private readonly requests: Requests,
  ) {
    this.around = {
      links: linksTo(config.PUBLIC_URL),
      helpdesk: {
        telephone: config.HELPDESK_TELEPHONE,
        email: config.HELPDESK_EMAIL,
        hours: config.HELPDESK_HOURS,
      },
    };
  }

  /** @throws {Problem} `not-found` when the link it would carry has been used or withdrawn meanwhile */
  async compose({ id, template: name, to, subject, data }: DueEmail): Promise<Message> {
    const { firstName, content } = data;
    const template = templateNamed(name);
    const replyTo = template.replyTo?.(content);
    const body = await this.bodyOf(template, content);
    const draft = { subject, firstName, body, answered: replyTo !== undefined };
    return { id, to, replyTo, subject, ...write(draft, this.around.helpdesk) };
  }

  private async bodyOf(
    template: Template<unknown> | LinkTemplate<unknown>,
    content: unknown,
  ): Promise<Block[]> {
    if (!('link' in template)) return template.body(content, this.around);
    const { token, expiresAt } = await this.requests.ask(issueLink, template.link(content));
    return template.body(content, { ...this.around, link: { token, expiresAt: new Date(expiresAt) } });
  }
}
