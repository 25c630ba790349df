import type { EventData } from '@dspt/contracts/define';
import type { passwordChanged, passwordResetRequested } from '@dspt/contracts/identity/passwords';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class PasswordEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async resetRequested(
    { resetId, personId }: EventData<typeof passwordResetRequested>,
    context: EventContext,
  ): Promise<void> {
    if (!personId) return;
    const person = (await this.contacts.people([personId])).get(personId);
    const sentAt = context.occurredAt.toISOString();
    if (person) await this.emails.queue(context, [letter('password-reset', person, [], { resetId, sentAt })]);
  }

  async changed({ personId }: EventData<typeof passwordChanged>, context: EventContext): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    const changedAt = context.occurredAt.toISOString();
    if (person) await this.emails.queue(context, [letter('password-changed', person, [], { changedAt })]);
  }
}
