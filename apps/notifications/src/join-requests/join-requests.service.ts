import type { EventData } from '@dspt/contracts/define';
import type { joinAnswered, joinRequested } from '@dspt/contracts/identity/join-requests';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, nameOf, type Asked } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class JoinRequestEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async joinRequested(event: EventData<typeof joinRequested>, context: EventContext): Promise<void> {
    const { requestId, code, organisationName } = event;
    const asked = await this.contacts.requester(requestId);
    if (!asked || asked.answered) return;
    const administrators = await this.contacts.administratorsOf([code]);
    const content = { code, organisationName, ...whatWasAsked(asked) };
    await this.emails.queue(
      context,
      administrators.map((administrator) => letter('join-requested', administrator, [code], content)),
    );
  }

  async joinAnswered(event: EventData<typeof joinAnswered>, context: EventContext): Promise<void> {
    const { requestId, code, organisationName, outcome } = event;
    // Whoever is let in gets an invitation, which says so.
    if (outcome === 'approved') return;
    const asked = await this.contacts.requester(requestId);
    if (!asked) return;
    await this.emails.queue(context, [letter('join-refused', asked, [code], { code, organisationName })]);
  }
}

const whatWasAsked = (asked: Asked) => ({
  person: { name: nameOf(asked), email: asked.email, telephone: asked.telephone },
  message: asked.message,
});
