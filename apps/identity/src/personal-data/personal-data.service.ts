import { securityEventNames, type SecurityEventKind } from '@dspt/contracts/identity/security-events';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { personalSection } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { headings, PersonalDataRepository, type Heading } from './personal-data.repository.js';

const signingIn: Heading = 'Signing in, and what was refused';

/** What this service keeps about somebody, but for secrets. */
@Injectable()
export class PersonalDataService {
  constructor(private readonly repository: PersonalDataRepository) {}

  async of(personId: string): Promise<PersonalData> {
    const sections: PersonalData['sections'] = [];
    // One after the other: others need the database's connections, too.
    for (const heading of headings) {
      const rows = await this.repository.rows(heading, personId);
      sections.push(personalSection(heading, heading === signingIn ? rows.map(inWords) : rows));
    }
    return { sections };
  }
}

const inWords = <Row extends Record<string, unknown>>(row: Row): Row => ({
  ...row,
  What: securityEventNames[row['What'] as SecurityEventKind],
});
