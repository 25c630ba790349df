import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Invitation } from './invitation.entity.js';

const latest = 50;
const open = { acceptedAt: IsNull(), cancelledAt: IsNull() };

/** "Waiting" invitations are neither accepted nor cancelled; they may have expired. */
@Injectable()
export class InvitationsRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string): Promise<Invitation | null> {
    return this.source.manager.findOneBy(Invitation, { id });
  }

  findMany(ids: string[]): Promise<Invitation[]> {
    return this.source.manager.findBy(Invitation, { id: In(ids) });
  }

  lock(manager: EntityManager, id: string): Promise<Invitation | null> {
    return manager.findOne(Invitation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Invitations of one organisation to one mailbox are made one after the other. */
  async lockMailbox(manager: EntityManager, code: string | null, email: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(2, hashtext($1))', [`${code} ${email}`]);
  }

  /** Locked: one that is being accepted or cancelled is waited for, and no longer waits then. */
  lockWaiting(
    manager: EntityManager,
    { kind, code, email }: Pick<Invitation, 'kind' | 'code' | 'email'>,
  ): Promise<Invitation | null> {
    return manager.findOne(Invitation, {
      where: { kind, code: code ?? IsNull(), email, ...open },
      lock: { mode: 'pessimistic_write' },
    });
  }

  waitingOf(code: string): Promise<Invitation[]> {
    return this.source.manager.find(Invitation, {
      where: { kind: 'user', code, ...open },
      order: { email: 'asc' },
    });
  }

  to(emails: string[]): Promise<Invitation[]> {
    return this.source.manager.find(Invitation, {
      where: { email: In(emails) },
      order: { createdAt: 'desc' },
      take: latest,
    });
  }

  openTo(emails: string[], now: Date): Promise<Invitation[]> {
    return this.source.manager.find(Invitation, {
      where: { kind: 'user', email: In(emails), expiresAt: MoreThan(now), ...open },
      order: { createdAt: 'desc' },
    });
  }

  async save(manager: EntityManager, invitation: Invitation): Promise<void> {
    await manager.save(Invitation, invitation);
  }
}
