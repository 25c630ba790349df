import { findContacts } from '@dspt/contracts/identity/users';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { caseTopicNames } from '@dspt/contracts/support/cases';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { personalSection } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { PersonalDataRepository } from './personal-data.repository.js';

/** What somebody asked the helpdesk for, and what it answered. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly repository: PersonalDataRepository,
    private readonly requests: Requests,
  ) {}

  async of(personId: string): Promise<PersonalData> {
    const { people } = await this.requests.ask(findContacts, { people: [personId] });
    const cases = people[0] ? await this.repository.cases(people[0].email) : [];
    const numbers = new Map(cases.map(({ id, number }) => [id, number]));
    const emails = await this.repository.emailsAbout([...numbers.keys()]);
    const answers = emails.map(({ caseId, at, text }) => ({
      'Case number': numbers.get(caseId)!,
      When: at,
      'What we wrote': text,
    }));
    const asked = cases.map((one) => ({
      'Case number': one.number,
      When: one.openedAt,
      'What it is about': caseTopicNames[one.topic],
      Organisation: one.organisationName,
      'What you wrote': one.message,
      Telephone: one.telephone,
    }));
    return {
      sections: [
        personalSection('What you asked the helpdesk for', asked),
        personalSection('What the helpdesk answered', answers),
      ],
    };
  }
}
