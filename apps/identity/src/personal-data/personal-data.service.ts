import { securityEventNames, type SecurityEventKind } from '@dspt/contracts/identity/security-events';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { personalSection } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { headings, PersonalDataRepository } from './personal-data.repository.js';

/** What this service keeps about somebody, but for secrets. */
@Injectable()
export class PersonalDataService {
  constructor(private readonly repository: PersonalDataRepository) {}

  async of(personId: string): Promise<PersonalData> {
    const sections = await Promise.all(
      headings.map(async (heading) => {
        const rows = await this.repository.rows(heading, personId);
        return personalSection(heading, heading.startsWith('Signing in') ? rows.map(inWords) : rows);
      }),
    );
    return { sections };
  }
}

const inWords = <Row extends Record<string, unknown>>(row: Row): Row => ({
  ...row,
  What: securityEventNames[row['What'] as SecurityEventKind],
});
