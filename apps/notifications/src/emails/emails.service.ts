import type { Output, Query } from '@dspt/contracts/define';
import type { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { Clock } from '@dspt/service-kit/clock';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { Dispatcher } from './dispatcher.js';
import { EmailsRepository } from './emails.repository.js';
import type { Letter } from './letter.js';

@Injectable()
export class EmailsService {
  constructor(
    private readonly emails: EmailsRepository,
    private readonly dispatcher: Dispatcher,
    private readonly clock: Clock,
  ) {}

  /** Letters that an event calls for; they leave as soon as the event is marked as handled. */
  async queue({ manager, id }: EventContext, letters: Letter[]): Promise<void> {
    if (letters.length === 0) return;
    await this.emails.add(manager, id, letters, this.clock.now());
    this.dispatcher.wakeAfterCommit(manager);
  }

  list(filter: Query<typeof listStaffEmails>): Promise<Output<typeof listStaffEmails>> {
    return this.emails.list(filter);
  }
}
