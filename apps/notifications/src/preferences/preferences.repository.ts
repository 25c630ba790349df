import { randomUUID } from 'node:crypto';
import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EmailPreferences } from './email-preferences.entity.js';

@Injectable()
export class PreferencesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(personId: string): Promise<EmailPreferences | null> {
    return this.dataSource.manager.findOneBy(EmailPreferences, { personId });
  }

  findByToken(token: string): Promise<EmailPreferences | null> {
    return this.dataSource.manager.findOneBy(EmailPreferences, { token });
  }

  /** Made when it is not there; nobody else changes it until the transaction ends. */
  async lock(manager: EntityManager, personId: string): Promise<EmailPreferences> {
    await insertOnce(manager, EmailPreferences, { personId, token: randomUUID() });
    const lock = { mode: 'pessimistic_write' } as const;
    return manager.findOneOrFail(EmailPreferences, { where: { personId }, lock });
  }

  async save(manager: EntityManager, changed: EmailPreferences): Promise<void> {
    const { personId, switchedOff, version } = changed;
    await manager.update(EmailPreferences, { personId }, { switchedOff, version });
  }
}
