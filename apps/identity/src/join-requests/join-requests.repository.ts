import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { JoinRequest } from './join-request.entity.js';

@Injectable()
export class JoinRequestsRepository {
  constructor(private readonly source: DataSource) {}

  find(id: string): Promise<JoinRequest | null> {
    return this.source.manager.findOneBy(JoinRequest, { id });
  }

  waitingOf(code: string): Promise<JoinRequest[]> {
    return this.source.manager.find(JoinRequest, {
      where: { code, answeredAt: IsNull() },
      order: { requestedAt: 'asc' },
    });
  }

  lock(manager: EntityManager, code: string, id: string): Promise<JoinRequest | null> {
    return manager.findOne(JoinRequest, { where: { id, code }, lock: { mode: 'pessimistic_write' } });
  }

  /** @returns `false` when the same mailbox waits for an answer of this organisation already */
  async insert(manager: EntityManager, request: JoinRequest): Promise<boolean> {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(JoinRequest)
      .values(request)
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  async save(manager: EntityManager, request: JoinRequest): Promise<void> {
    await manager.save(JoinRequest, request);
  }
}
