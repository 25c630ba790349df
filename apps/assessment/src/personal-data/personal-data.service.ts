import type { PersonalData } from '@dspt/contracts/personal-data';
import { levelNames } from '@dspt/contracts/values';
import { personalSection } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { PersonalDataRepository } from './personal-data.repository.js';

/** What somebody did, and when; what the answers say belongs to their organisations. */
@Injectable()
export class PersonalDataService {
  constructor(private readonly repository: PersonalDataRepository) {}

  async of(personId: string): Promise<PersonalData> {
    const changes = await this.repository.changes(personId);
    const documents = await this.repository.documents(personId);
    const handovers = await this.repository.handovers(personId);
    const statements = await this.repository.statements(personId);
    const publications = await this.repository.publications(personId);
    return {
      sections: [
        personalSection(
          'Answers you changed',
          changes.map(({ changedAt, code, edition, ref }) => ({
            When: changedAt,
            Organisation: code,
            Edition: edition,
            Question: ref,
          })),
        ),
        personalSection(
          'Documents you uploaded',
          documents.map(({ uploadedAt, code, name }) => ({
            When: uploadedAt,
            Organisation: code,
            Name: name,
          })),
        ),
        personalSection(
          'What you handed over',
          handovers.map(({ handedOverAt, code, fromNames, note }) => ({
            When: handedOverAt,
            Organisation: code,
            From: fromNames.join(', '),
            Note: note,
          })),
        ),
        personalSection(
          'Statements you wrote as a supplier',
          statements.map(({ writtenAt, name }) => ({ When: writtenAt, Name: name })),
        ),
        personalSection(
          'What you published',
          publications.map(({ publishedAt, organisationName, edition, level }) => ({
            When: publishedAt,
            Organisation: organisationName,
            Edition: edition,
            Level: levelNames[level],
          })),
        ),
      ],
    };
  }
}
