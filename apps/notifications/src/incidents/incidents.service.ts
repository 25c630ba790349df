import type { EventData } from '@dspt/contracts/define';
import type { incidentDue, incidentReported } from '@dspt/contracts/support/incidents';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

/** To administrators: they answer for it, whoever has reported it. */
@Injectable()
export class IncidentEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async reported(event: EventData<typeof incidentReported>, context: EventContext): Promise<void> {
    const { people, organisationName } = await this.about(event.code);
    const { number, code, tellBy } = event;
    const data = { number, code, organisationName, tellBy };
    await this.emails.queue(
      context,
      people.map((person) => letter('incident-reported', person, [code], data)),
    );
  }

  async due(event: EventData<typeof incidentDue>, context: EventContext): Promise<void> {
    const { people, organisationName } = await this.about(event.code);
    const { number, code, tellBy } = event;
    const data = { number, code, organisationName, tellBy };
    await this.emails.queue(
      context,
      people.map((person) => letter('incident-due', person, [code], data)),
    );
  }

  private async about(code: string) {
    const people = await this.contacts.administratorsOf([code]);
    return { people, organisationName: (await this.contacts.organisationNames([code]))(code) };
  }
}
