import type { Output, Query } from '@dspt/contracts/define';
import type { EmailDetail, listStaffEmails } from '@dspt/contracts/notifications/emails';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Dispatcher } from './dispatcher.js';
import { EmailLogRepository } from './email-log.repository.js';
import { EmailDiscarded, EmailNotFailed, EmailResent } from './emails.problems.js';
import { EmailsRepository } from './emails.repository.js';
import type { Letter } from './letter.js';
import { Rewriting } from './rewriting.js';

@Injectable()
export class EmailsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly emails: EmailsRepository,
    private readonly log: EmailLogRepository,
    private readonly dispatcher: Dispatcher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Letters that an event calls for; they leave as soon as the event is marked as handled. Whoever has closed their account
   * has no address, and is written to no more.
   */
  async queue(context: EventContext, calledFor: Letter[]): Promise<void> {
    const letters = calledFor.filter(({ to }) => to !== '');
    if (context instanceof Rewriting) return void context.letters.push(...letters);
    if (letters.length === 0) return;
    await context.transaction(async (manager) => {
      await this.emails.keepSource(manager, context);
      await this.emails.add(manager, context, letters, this.clock.now());
      this.dispatcher.wakeAfterCommit(manager);
    });
  }

  // oxlint-disable-next-line layers/no-passing-on -- a controller calls a service
  list(filter: Query<typeof listStaffEmails>): Promise<Output<typeof listStaffEmails>> {
    return this.log.list(filter);
  }

  async one(id: string): Promise<EmailDetail> {
    const email = await this.log.one(id);
    if (!email) throw new NotFound('email');
    return email;
  }

  async discard(id: string, reason: string, { name }: Caller): Promise<EmailDetail> {
    await this.dataSource.transaction(async (manager) => {
      const email = await this.emails.lock(manager, id);
      if (!email) throw new NotFound('email');
      if (email.state !== 'failed') throw new EmailNotFailed();
      if (email.resent) throw new EmailResent();
      if (email.discardedAt) throw new EmailDiscarded(email.discardedBy ?? 'Somebody');
      await this.emails.discard(manager, id, name, reason, this.clock.now());
      await this.audit.write(manager, {
        did: 'email.discarded',
        organisation: email.codes[0] ?? null,
        person: email.personId,
        reason,
        to: { email: id },
      });
    });
    return this.one(id);
  }
}
