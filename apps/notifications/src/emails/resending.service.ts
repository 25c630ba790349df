import { deadLink, issueLink } from '@dspt/contracts/identity/links';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { SentWithOtherContents } from '@dspt/service-kit/idempotency/idempotency';
import { NatsServer } from '@dspt/service-kit/messaging/nats-server';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PreferencesService } from '../preferences/preferences.service.js';
import { Dispatcher } from './dispatcher.js';
import {
  EmailWaiting,
  insteadOfLink,
  noLongerCalledFor,
  NothingToSend,
  sourceUnknown,
  switchedOff,
} from './emails.problems.js';
import type { EmailSource } from './email-source.entity.js';
import { EmailsRepository, type KeptEmail } from './emails.repository.js';
import { linkOf, type Letter } from './letter.js';
import { Rewriting } from './rewriting.js';
import { kindOf } from './templates.js';

interface Sendable {
  email: KeptEmail;
  source: EmailSource | null;
}

/** Sends emails again; see docs/decisions/0018-sending-an-email-again.md. */
@Injectable()
export class ResendingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly emails: EmailsRepository,
    private readonly server: NatsServer,
    private readonly requests: Requests,
    private readonly preferences: PreferencesService,
    private readonly dispatcher: Dispatcher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the new email, or of the one this request has made before */
  async resend(id: string, requestId: string, caller: Caller): Promise<string> {
    const found = await this.dataSource.transaction((manager) => this.toSend(manager, id, requestId));
    if (typeof found === 'string') return found;
    // Others are asked while nothing is locked.
    const letter = await this.writeAgain(found);
    await this.mustBeWanted(letter);
    await this.mustHaveGoodLink(letter);
    return this.dataSource.transaction(async (manager) => {
      const again = await this.toSend(manager, id, requestId);
      if (typeof again === 'string') return again;
      return this.sendCopy(manager, { letter, email: again.email, requestId, caller });
    });
  }

  /** @returns the email that may be sent again, or the id of what this request has made of it */
  private async toSend(manager: EntityManager, id: string, requestId: string): Promise<Sendable | string> {
    const email = await this.emails.lock(manager, id);
    if (!email) throw new NotFound('email');
    const made = await this.madeBefore(manager, id, requestId);
    if (made) return made;
    if (email.state === 'waiting') throw new EmailWaiting();
    return { email, source: await this.emails.sourceOf(manager, email.eventId) };
  }

  private async madeBefore(
    manager: EntityManager,
    id: string,
    requestId: string,
  ): Promise<string | undefined> {
    const made = await this.emails.madeBy(manager, requestId);
    if (made && made.resends !== id) throw new SentWithOtherContents();
    return made?.id;
  }

  private async sendCopy(
    manager: EntityManager,
    {
      letter,
      email,
      requestId,
      caller,
    }: { letter: Letter; email: KeptEmail; requestId: string; caller: Caller },
  ): Promise<string> {
    const copy = await this.emails.addCopy(manager, {
      letter,
      of: email,
      requestId,
      requestedBy: caller.name,
      now: this.clock.now(),
    });
    await this.audit.write(manager, {
      did: 'email.resent',
      organisation: email.codes[0] ?? null,
      person: letter.person,
      to: { subject: letter.subject, email: email.id, sentAs: copy },
    });
    this.dispatcher.wakeAfterCommit(manager);
    return copy;
  }

  /** From the same fact, but with names, addresses and everything else as they are now. */
  private async writeAgain({ email, source }: Sendable): Promise<Letter> {
    if (!source) throw new NothingToSend(sourceUnknown);
    const { occurredAt, name, data } = source;
    const context = new Rewriting(email.eventId, occurredAt, { name, data });
    await this.server.deliver(context);
    const letter = context.letters.find((written) => isSame(written, email));
    if (!letter) throw new NothingToSend(noLongerCalledFor(email.template));
    return letter;
  }

  private async mustBeWanted({ template, person }: Letter): Promise<void> {
    const kind = kindOf[template];
    if (!kind || !person) return;
    const { wanted } = await this.preferences.subscriptionOf(person, kind);
    if (!wanted) throw new NothingToSend(switchedOff(kind));
  }

  /** The link itself is made when the email leaves. */
  private async mustHaveGoodLink(letter: Letter): Promise<void> {
    const link = linkOf(letter);
    if (!link) return;
    await this.requests.ask(issueLink, link).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
      const why = deadLink.safeParse(error.details['why']).data;
      throw new NothingToSend(insteadOfLink(letter.template, why));
    });
  }
}

/** Whoever has an account is the same person under any address. */
const isSame = (written: Letter, { template, personId, toAddress }: KeptEmail): boolean =>
  written.template === template &&
  (personId ? written.person === personId : written.to.toLowerCase() === toAddress);
