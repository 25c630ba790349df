import { emailTemplateNames } from '@dspt/contracts/notifications/emails';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { personalSection } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { PersonalDataRepository } from './personal-data.repository.js';

/** What this service keeps about somebody: the emails to them, without what was in them, which is not kept. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly repository: PersonalDataRepository,
    private readonly contacts: ContactsService,
  ) {}

  async of(personId: string): Promise<PersonalData> {
    const person = (await this.contacts.people([personId])).get(personId);
    const emails = person ? await this.repository.emails(personId, person.email) : [];
    const rows = emails.map(({ template, subject, toAddress, createdAt, sentAt }) => ({
      When: sentAt ?? createdAt,
      To: toAddress,
      Subject: subject,
      Kind: emailTemplateNames[template],
      Sent: sentAt !== null,
    }));
    return { sections: [personalSection('Emails to you', rows)] };
  }
}
