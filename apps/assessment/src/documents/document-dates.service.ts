import type { DocumentDates, saveDocumentDates } from '@dspt/contracts/assessment/documents';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { datesProblems } from './document-dates.js';
import { DocumentDatesChanged } from './documents.problems.js';
import { DocumentsRepository } from './documents.repository.js';

type Given = Body<typeof saveDocumentDates>;

/** From when a document is in use, and by when it is to be looked at again. */
@Injectable()
export class DocumentDatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DocumentsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async save(caller: Caller, code: string, id: string, given: Given): Promise<DocumentDates> {
    caller.mustActFor(code);
    return this.dataSource.transaction((manager) => this.store(manager, code, id, given));
  }

  /**
   * Saving once more what is there already is no conflict.
   * @throws {NotFound} unless it is the organisation's own @throws {InvalidInput} @throws {DocumentDatesChanged}
   */
  async store(manager: EntityManager, code: string, id: string, given: Given): Promise<DocumentDates> {
    const dates = { effectiveOn: given.effectiveOn || null, expiresOn: given.expiresOn || null };
    const document = await this.repository.hold(manager, code, id);
    if (!document) throw new NotFound('document');
    const { name, effectiveOn, expiresOn, datesVersion } = document;
    if (effectiveOn === dates.effectiveOn && expiresOn === dates.expiresOn)
      return { ...dates, version: datesVersion };
    const problems = datesProblems(this.clock.today(), dates);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (given.version !== datesVersion) throw new DocumentDatesChanged();
    const version = datesVersion + 1;
    await this.repository.saveDates(manager, code, id, { ...dates, datesVersion: version });
    await this.audit.write(manager, {
      did: 'document.dated',
      organisation: code,
      from: { effectiveOn, expiresOn },
      to: { name, ...dates },
    });
    return { ...dates, version };
  }
}
