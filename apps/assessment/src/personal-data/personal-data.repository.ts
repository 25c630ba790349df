import { mostPersonalRows } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredAnswerChange } from '../answers/answer-change.entity.js';
import { StoredHandover } from '../assignments/handover.entity.js';
import { StoredDocument } from '../documents/document.entity.js';
import { StoredPublication } from '../publications/publication.entity.js';
import { StoredStatementVersion } from '../supplier-statements/statement-version.entity.js';

/** Newest first. */
@Injectable()
export class PersonalDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  changes(changedBy: string): Promise<StoredAnswerChange[]> {
    return this.dataSource.manager.find(StoredAnswerChange, {
      select: { code: true, edition: true, ref: true, version: true, changedAt: true },
      where: { changedBy },
      order: { changedAt: 'DESC' },
      take: mostPersonalRows,
    });
  }

  documents(uploadedBy: string): Promise<StoredDocument[]> {
    return this.dataSource.manager.find(StoredDocument, {
      select: { id: true, code: true, name: true, uploadedAt: true },
      where: { uploadedBy },
      order: { uploadedAt: 'DESC' },
      take: mostPersonalRows,
    });
  }

  handovers(handedOverBy: string): Promise<StoredHandover[]> {
    return this.dataSource.manager.find(StoredHandover, {
      select: { id: true, code: true, fromNames: true, note: true, handedOverAt: true },
      where: { handedOverBy },
      order: { handedOverAt: 'DESC' },
      take: mostPersonalRows,
    });
  }

  statements(writtenBy: string): Promise<StoredStatementVersion[]> {
    return this.dataSource.manager.find(StoredStatementVersion, {
      select: { id: true, name: true, writtenAt: true },
      where: { writtenBy },
      order: { writtenAt: 'DESC' },
      take: mostPersonalRows,
    });
  }

  publications(publishedBy: string): Promise<StoredPublication[]> {
    return this.dataSource.manager.find(StoredPublication, {
      select: { id: true, code: true, organisationName: true, edition: true, level: true, publishedAt: true },
      where: { publishedBy },
      order: { publishedAt: 'DESC' },
      take: mostPersonalRows,
    });
  }
}
