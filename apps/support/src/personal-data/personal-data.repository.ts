import { mostPersonalRows } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { StoredCaseEntry } from '../cases/case-entry.entity.js';
import { StoredCase } from '../cases/case.entity.js';

@Injectable()
export class PersonalDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  cases(email: string): Promise<StoredCase[]> {
    return this.dataSource.manager.find(StoredCase, {
      where: { email },
      order: { openedAt: 'DESC' },
      take: mostPersonalRows,
    });
  }

  /** What was written to whoever asked, oldest first; notes are among colleagues. */
  emailsAbout(cases: string[]): Promise<StoredCaseEntry[]> {
    return this.dataSource.manager.find(StoredCaseEntry, {
      where: { caseId: In(cases), kind: 'email' },
      order: { seq: 'ASC' },
      take: mostPersonalRows,
    });
  }
}
