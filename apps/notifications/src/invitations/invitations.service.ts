import type { EventData } from '@dspt/contracts/define';
import type { addressAlreadyRegistered } from '@dspt/contracts/identity/registrations';
import type { invitationCreated, invitationDeclined } from '@dspt/contracts/identity/invitations';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { ContactsService, nameOf, type Invited } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter, type Letter } from '../emails/letter.js';

const templateFor = {
  registration: 'invitation-to-register',
  user: 'invitation-to-join',
  staff: 'invitation-to-staff',
} as const;

/** Whoever has an account needs no new one to register an organisation. */
const instead = (to: Invited, { code, name }: { code: string; name: string }): Letter =>
  to.mailbox === 'former'
    ? letter('former-address-used', to, [], {})
    : letter('address-already-registered', to, [code], { code, organisationName: name });

@Injectable()
export class InvitationEmails {
  constructor(
    private readonly config: Config,
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async created(event: EventData<typeof invitationCreated>, context: EventContext): Promise<void> {
    const { invitationId, code, organisationName, role, kind, invitedBy, caseNumber } = event;
    const invited = await this.contacts.invitation(invitationId);
    if (!invited) return;
    const organisation = code === null ? null : { code, name: organisationName ?? code };
    if (kind === 'registration' && organisation && invited.mailbox !== 'new')
      return this.emails.queue(context, [instead(invited, organisation)]);
    const inviter = invitedBy ? (await this.contacts.people([invitedBy])).get(invitedBy) : undefined;
    const content = {
      invitationId,
      role,
      organisation,
      caseNumber,
      sentAt: context.occurredAt.toISOString(),
      invitedBy: inviter
        ? { name: nameOf(inviter), email: inviter.email, telephone: inviter.telephone }
        : null,
    };
    await this.emails.queue(context, [
      letter(templateFor[kind], invited, code === null ? [] : [code], content),
    ]);
  }

  /** Whoever invited is told; when they are not an administrator there any more, those who are. */
  async declined(event: EventData<typeof invitationDeclined>, context: EventContext): Promise<void> {
    const { invitationId, code, organisationName, invitedBy } = event;
    const invited = await this.contacts.invitation(invitationId);
    if (!invited) return;
    const administrators = invitedBy === null ? [] : await this.contacts.administratorsOf([code]);
    const inviter = administrators.filter(({ personId }) => personId === invitedBy);
    const told = inviter.length > 0 ? inviter : administrators;
    const toHelpdesk = told.length === 0;
    const helpdesk = { email: this.config.HELPDESK_EMAIL, firstName: '' };
    const person = { name: nameOf(invited), email: invited.email };
    const content = { code, organisationName, person, toHelpdesk };
    await this.emails.queue(
      context,
      (toHelpdesk ? [helpdesk] : told).map((to) => letter('invitation-declined', to, [code], content)),
    );
  }

  async alreadyRegistered(
    { personId, code, organisationName }: EventData<typeof addressAlreadyRegistered>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    if (!person) return;
    await this.emails.queue(context, [letter('already-user', person, [code], { code, organisationName })]);
  }
}
