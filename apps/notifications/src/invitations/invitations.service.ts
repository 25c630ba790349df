import type { EventData } from '@dspt/contracts/define';
import type { addressAlreadyRegistered, invitationCreated } from '@dspt/contracts/identity/registrations';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, nameOf } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

const templateFor = {
  registration: 'invitation-to-register',
  user: 'invitation-to-join',
  staff: 'invitation-to-staff',
} as const;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async created(event: EventData<typeof invitationCreated>, context: EventContext): Promise<void> {
    const { invitationId, code, organisationName, role, kind, invitedBy } = event;
    const invited = await this.contacts.invitation(invitationId);
    if (!invited) return;
    const inviter = invitedBy ? (await this.contacts.people([invitedBy])).get(invitedBy) : undefined;
    const content = {
      invitationId,
      role,
      organisation: code === null ? null : { code, name: organisationName ?? code },
      invitedBy: inviter
        ? { name: nameOf(inviter), email: inviter.email, telephone: inviter.telephone }
        : null,
    };
    await this.emails.queue(context, [
      letter(templateFor[kind], invited, code === null ? [] : [code], content),
    ]);
  }

  async alreadyRegistered(
    { personId, code, organisationName }: EventData<typeof addressAlreadyRegistered>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    if (!person) return;
    await this.emails.queue(context, [
      letter('address-already-registered', person, [code], { code, organisationName }),
    ]);
  }
}
