import type { EventData } from '@dspt/contracts/define';
import type { incidentDue, incidentReported } from '@dspt/contracts/support/incidents';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, type Contact } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter, type Letter } from '../emails/letter.js';

/** To administrators: they answer for it, whoever has reported it. */
@Injectable()
export class IncidentEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  reported(event: EventData<typeof incidentReported>, context: EventContext): Promise<void> {
    return this.write(event, context, (to, data) =>
      letter('incident-reported', to, [event.code], { ...data, tellBy: event.tellBy }),
    );
  }

  due(event: EventData<typeof incidentDue>, context: EventContext): Promise<void> {
    return this.write(event, context, (to, data) =>
      letter('incident-due', to, [event.code], { ...data, tellBy: event.tellBy }),
    );
  }

  private async write(
    { code, number }: Pick<EventData<typeof incidentReported>, 'code' | 'number'>,
    context: EventContext,
    written: (to: Contact, data: { number: string; code: string; organisationName: string }) => Letter,
  ): Promise<void> {
    const administrators = await this.contacts.administratorsOf([code]);
    const organisationName = (await this.contacts.organisationNames([code]))(code);
    const data = { number, code, organisationName };
    await this.emails.queue(
      context,
      administrators.map((to) => written(to, data)),
    );
  }
}
