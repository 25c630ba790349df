import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { StoredAnswerSheet } from './answer-sheet.entity.js';

@Injectable()
export class AnswerSheetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(manager: EntityManager, sheet: Omit<StoredAnswerSheet, 'savedAt' | 'outcome'>): Promise<void> {
    await manager.insert(StoredAnswerSheet, sheet as object);
  }

  find(code: string, id: string): Promise<StoredAnswerSheet | null> {
    return this.dataSource.manager.findOneBy(StoredAnswerSheet, { code, id });
  }

  /** Until the transaction ends nobody else saves anything of it. */
  hold(manager: EntityManager, code: string, id: string): Promise<StoredAnswerSheet | null> {
    return manager.findOne(StoredAnswerSheet, { where: { code, id }, lock: { mode: 'pessimistic_write' } });
  }

  async saved(manager: EntityManager, id: string, savedAt: Date, outcome: object): Promise<void> {
    await manager.update(StoredAnswerSheet, { id }, { savedAt, outcome });
  }

  /** Old ones go as new ones come: no timer. */
  async forget(manager: EntityManager, uploadedBefore: Date): Promise<void> {
    await manager.delete(StoredAnswerSheet, { uploadedAt: LessThan(uploadedBefore) });
  }
}
