import type { EventData } from '@dspt/contracts/define';
import type { sitesJoined } from '@dspt/contracts/organisations/sites';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class SitesService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async joined(event: EventData<typeof sitesJoined>, context: EventContext): Promise<void> {
    const { headOffice: code, headOfficeName: organisationName, sites } = event;
    const administrators = await this.contacts.administratorsOf([code]);
    await this.emails.queue(
      context,
      administrators.map((person) =>
        letter('sites-joined', person, [code], { code, organisationName, sites }),
      ),
    );
  }
}
