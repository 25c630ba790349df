import type { MailboxSide } from '@dspt/contracts/identity/email-changes';
import type { Output } from '@dspt/contracts/define';
import type { findContacts } from '@dspt/contracts/identity/users';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { StoredEmailChange, type Outcome } from './email-change.entity.js';

@Injectable()
export class EmailChangesRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string, manager: EntityManager = this.source.manager): Promise<StoredEmailChange | null> {
    return manager.findOneBy(StoredEmailChange, { id });
  }

  newestOf(personId: string): Promise<StoredEmailChange | null> {
    return this.source.manager.findOne(StoredEmailChange, {
      where: { personId },
      order: { expiresAt: 'DESC' },
    });
  }

  async insert(manager: EntityManager, change: StoredEmailChange): Promise<void> {
    await manager.insert(StoredEmailChange, change);
  }

  async confirm(manager: EntityManager, id: string, side: MailboxSide, now: Date): Promise<void> {
    const confirmed = side === 'old' ? { oldConfirmedAt: now } : { newConfirmedAt: now };
    await manager.update(StoredEmailChange, { id }, confirmed);
  }

  async decide(manager: EntityManager, id: string, outcome: Outcome): Promise<void> {
    await manager.update(StoredEmailChange, { id, outcome: IsNull() }, { outcome });
  }

  async cancelAll(manager: EntityManager, personId: string): Promise<void> {
    await manager.update(StoredEmailChange, { personId, outcome: IsNull() }, { outcome: 'cancelled' });
  }

  /** Whom to write to: the person at the address they have, and the new one with whether it has an account. */
  contacts(ids: string[]): Promise<Output<typeof findContacts>['emailChanges']> {
    return this.source.query(
      `select c.id as "emailChangeId", p.id as "personId", p.email, p.first_name as "firstName",
         p.last_name as "lastName", p.telephone, c.to_email as "newEmail",
         exists (select 1 from people taken where taken.email = c.to_email) as taken
       from email_changes c join people p on p.id = c.person_id where c.id = any($1) order by c.id`,
      [ids],
    );
  }
}
