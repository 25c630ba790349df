import { issueLink } from '@dspt/contracts/identity/links';
import { emailKindNames } from '@dspt/contracts/notifications/email-preferences';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { linksTo, type Links } from '../writing/links.js';
import type { Helpdesk, OneTimeLink, Template } from '../writing/template.js';
import { write, type StopLink } from '../writing/write.js';
import { PreferencesService } from '../preferences/preferences.service.js';
import type { DueEmail } from './emails.repository.js';
import { emailNamed } from './kinds.js';
import type { Message } from './mailer.js';
import { kindOf } from './templates.js';

/** The person does without emails of this kind. */
export class SwitchedOff extends Error {}

/** Writes an email out, at the moment it is sent. */
@Injectable()
export class Composer {
  private readonly links: Links;
  private readonly helpdesk: Helpdesk;

  constructor(
    config: Config,
    private readonly requests: Requests,
    private readonly preferences: PreferencesService,
  ) {
    this.links = linksTo(config.PUBLIC_URL);
    this.helpdesk = {
      telephone: config.HELPDESK_TELEPHONE,
      email: config.HELPDESK_EMAIL,
      hours: config.HELPDESK_HOURS,
    };
  }

  /**
   * @throws {Problem} `not-found` when the link it would carry has been used or withdrawn meanwhile
   * @throws {SwitchedOff} when the person has stopped emails of its kind
   */
  async compose(due: DueEmail): Promise<Message> {
    const { id, template: name, to, subject, data } = due;
    const { firstName, content } = data;
    const stop = await this.stopLink(due);
    const email = emailNamed(name);
    const replyTo = email.template.replyTo?.(content);
    const body = email.body(content, this.links, await this.oneTimeLink(email.template, content));
    const draft = { subject, firstName, body, answered: replyTo !== undefined, stop };
    return { id, to, replyTo, subject, unsubscribe: stop?.url, ...write(draft, this.helpdesk) };
  }

  private async stopLink({ template, personId }: DueEmail): Promise<StopLink | undefined> {
    const kind = kindOf[template];
    if (!kind || !personId) return undefined;
    const { wanted, token } = await this.preferences.subscriptionOf(personId, kind);
    if (!wanted) throw new SwitchedOff(`“${emailKindNames[kind]}” are switched off`);
    return { kind, url: this.links.stopEmails(kind, token) };
  }

  private async oneTimeLink({ link }: Template<unknown>, content: unknown): Promise<OneTimeLink | undefined> {
    if (!link) return undefined;
    const { kind, id } = link(content);
    const { token, expiresAt } = await this.requests.ask(issueLink, { kind, id });
    return { url: this.links.oneTime(kind, token), expiresAt: new Date(expiresAt) };
  }
}
