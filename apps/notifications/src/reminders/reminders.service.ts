import type { EventData } from '@dspt/contracts/define';
import type { statusEnding } from '@dspt/contracts/organisations/reminders';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class ReminderEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async statusEnding(event: EventData<typeof statusEnding>, context: EventContext): Promise<void> {
    const { code, lastDay, daysLeft, publisher, sites } = event;
    const administrators = await this.contacts.administratorsOf([code]);
    const nameOfCode = await this.contacts.organisationNames([code, publisher ?? code]);
    const content = {
      code,
      organisationName: nameOfCode(code),
      lastDay,
      daysLeft,
      publisher: publisher === null ? null : { code: publisher, name: nameOfCode(publisher) },
      sites,
    };
    await this.emails.queue(
      context,
      administrators.map((person) => letter('status-ending', person, [code], content)),
    );
  }
}
