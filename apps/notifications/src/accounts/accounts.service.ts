import type { EventData } from '@dspt/contracts/define';
import type { accountHelped, invitationCancelled } from '@dspt/contracts/identity/accounts';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

const templates = {
  unlocked: 'account-unlocked',
  'sessions-ended': 'sessions-ended',
  'second-factor-reset': 'second-factor-reset',
} as const;

/** What the helpdesk did to somebody's account. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async helped({ personId, did }: EventData<typeof accountHelped>, context: EventContext): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    if (person) await this.emails.queue(context, [letter(templates[did], person, [], {})]);
  }

  async invitationCancelled(
    { invitationId, code, organisationName }: EventData<typeof invitationCancelled>,
    context: EventContext,
  ): Promise<void> {
    const invited = await this.contacts.invitation(invitationId);
    if (!invited) return;
    await this.emails.queue(context, [
      letter('invitation-cancelled', invited, [code], { code, organisationName }),
    ]);
  }
}
