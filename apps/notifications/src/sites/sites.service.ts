import type { EventData } from '@dspt/contracts/define';
import type {
  headOfficeFunctionSwitched,
  siteListCorrected,
} from '@dspt/contracts/organisations/corrections';
import type { sitesJoined } from '@dspt/contracts/organisations/sites';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class SiteEmails {
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

  async corrected(event: EventData<typeof siteListCorrected>, context: EventContext): Promise<void> {
    const { change, from } = event;
    const headOffice = { code: event.headOffice, name: event.headOfficeName };
    const site = { code: event.site, name: event.siteName };
    const codes = [headOffice.code, site.code];
    const people = new Map(
      (await this.contacts.administratorsOf(codes)).map((person) => [person.personId, person]),
    );
    const content = { headOffice, site, change, from };
    await this.emails.queue(
      context,
      [...people.values()].map((person) => letter('site-list-corrected', person, codes, content)),
    );
  }

  async functionSwitched(
    { code, name: organisationName, enabled }: EventData<typeof headOfficeFunctionSwitched>,
    context: EventContext,
  ): Promise<void> {
    const administrators = await this.contacts.administratorsOf([code]);
    const content = { code, organisationName, enabled };
    await this.emails.queue(
      context,
      administrators.map((person) => letter('head-office-function-switched', person, [code], content)),
    );
  }
}
